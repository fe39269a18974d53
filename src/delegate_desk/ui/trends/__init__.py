"""Parts of the page of trends: what each chart says, its card, its table, and the sheet that is saved or printed."""
