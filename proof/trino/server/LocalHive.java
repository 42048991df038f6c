package airlock.trino;

import io.trino.filesystem.local.LocalFileSystemFactory;
import io.trino.plugin.hive.InternalHiveConnectorFactory;
import io.trino.spi.Plugin;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorContext;
import io.trino.spi.connector.ConnectorFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trino's Hive connector over one folder of this machine, as `local:///`, without Hadoop. */
public final class LocalHive implements Plugin, ConnectorFactory {
  @Override
  public Iterable<ConnectorFactory> getConnectorFactories() {
    return List.of(this);
  }

  @Override
  public String getName() {
    return "local_hive";
  }

  @Override
  public Connector create(String catalog, Map<String, String> config, ConnectorContext context) {
    Map<String, String> rest = new HashMap<>(config);
    Path root = Path.of(rest.remove("local.root"));
    return InternalHiveConnectorFactory.createConnector(
        catalog,
        rest,
        context,
        binder -> {},
        Optional.empty(),
        Optional.of(new LocalFileSystemFactory(root)),
        Optional.empty());
  }
}
