"""The pages of the window, one package each; ``ui.page.PAGES`` lists them."""
