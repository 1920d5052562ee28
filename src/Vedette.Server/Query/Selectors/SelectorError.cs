namespace Vedette.Server.Query.Selectors;

/// <param name="Position">The character that does not fit, from 1.</param>
/// <param name="Problem">What stands there and what was needed.</param>
internal readonly record struct SelectorError(int Position, string Problem)
{
    public override string ToString() => $"at character {Position}: {Problem}";
}
