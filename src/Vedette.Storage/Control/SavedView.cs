namespace Vedette.Storage.Control;

/// <summary>A named way of looking at a page of the portal: its filters, order and columns as they stand in the address.</summary>
public sealed record SavedView
{
    /// <summary>Given by the store, and never again.</summary>
    public int Id { get; init; }

    public required int AccountId { get; init; }

    /// <summary>The username of the account; what a caller says of it is not looked at.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The page's own word: <c>miners</c>, <c>hosts</c>.</summary>
    public required string Page { get; init; }

    public required string Name { get; init; }

    /// <summary>What stands behind the question mark of the address.</summary>
    public required string Query { get; init; }

    /// <summary>Everybody who signs in sees it.</summary>
    public required bool IsShared { get; init; }
}
