using System.Text.Json.Serialization;

namespace Vedette.Server.Miners.Judgement.Wording;

/// <summary>A part of a sentence: what a witness says, or one of several things of a kind.</summary>
/// <param name="Text">In English; a whole sentence but for its capital and its full stop, or a name.</param>
internal sealed record Clause(Phrase Phrase, [property: JsonIgnore] string Text, IReadOnlyDictionary<string, object?> Facts)
{
    public static Clause Of(Phrase phrase, string text, params ReadOnlySpan<(string Name, object? Value)> facts) => new(phrase, text, Wording.Facts.Of(facts));

    /// <summary>Things that are said one after the other.</summary>
    public static string Join(IEnumerable<Clause> clauses) => string.Join("; ", clauses.Select(c => c.Text));

    /// <summary>Things of one kind.</summary>
    public static string List(IEnumerable<Clause> clauses) => string.Join(", ", clauses.Select(c => c.Text));
}
