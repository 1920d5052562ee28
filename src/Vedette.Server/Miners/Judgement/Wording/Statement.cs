namespace Vedette.Server.Miners.Judgement.Wording;

/// <summary>Something that is said of a miner, in English and as what a sentence in any language is made of.</summary>
/// <param name="Phrase">Null where there is only the sentence.</param>
/// <param name="Facts">Names and figures, by the names of docs/formats/miners-api.md.</param>
internal sealed record Statement(Phrase? Phrase, string Sentence, IReadOnlyDictionary<string, object?> Facts)
{
    public IReadOnlyList<Clause> Clauses { get; init; } = [];

    /// <summary>Of a miner that was never seen.</summary>
    public static Statement NotToldYet { get; } = Of(Wording.Phrase.NotToldYet, "Nothing was told of it yet.");

    public static Statement Of(Phrase phrase, string sentence, params ReadOnlySpan<(string Name, object? Value)> facts) => new(phrase, sentence, Wording.Facts.Of(facts));

    /// <summary>A sentence that no other can be made of.</summary>
    public static Statement FromString(string sentence) => new(null, sentence, Wording.Facts.None);
}
