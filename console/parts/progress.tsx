/** That something is under way, or how far it is where that is known (0 to 1). */
export const Progress = ({ label, share }: { readonly label: string; readonly share?: number }) => (
  <progress aria-label={label} {...(share === undefined ? {} : { value: share, max: 1 })}>
    {label}
  </progress>
);
