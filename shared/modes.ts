/** How a session or an appointment takes place. Apart from the contract, whose schemas no page needs. */
export const modes = ['in_practice', 'phone', 'home_visit', 'elsewhere'] as const;
