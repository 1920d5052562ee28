namespace Vedette.Server.Views;

/// <param name="Page">The page's own word: <c>miners</c>, <c>hosts</c>.</param>
/// <param name="Query">What stands behind the question mark of the page's address.</param>
internal sealed record NewView(string Page, string Name, string Query, bool Shared = false);
