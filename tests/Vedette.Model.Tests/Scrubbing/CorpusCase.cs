using System.Globalization;
using System.Text.RegularExpressions;
using Vedette.Model.Scrubbing;

namespace Vedette.Model.Tests.Scrubbing;

/// <summary>One line of corpus.tsv: what is scrubbed, and the parts of it that are secrets.</summary>
internal sealed partial record CorpusCase(int Line, string Kind, string Input, IReadOnlyList<string> Secrets)
{
    private const char Bar = '¦';

    public string Wanted => Secrets.Aggregate(Input, (text, secret) => text.Replace(secret, SecretScrubber.Mask, StringComparison.Ordinal));

    public static IReadOnlyList<CorpusCase> Read() =>
        [.. File.ReadLines(Path.Join(AppContext.BaseDirectory, "Scrubbing", "corpus.tsv")).Select((line, i) => (Line: i + 1, Parts: line.Split('\t'))).Where(l => !l.Parts[0].StartsWith('#'))
            .Select(l => new CorpusCase(l.Line, l.Parts[0], Made(l.Parts[1]), l.Parts[2] == "-" ? [] : [.. l.Parts[2].Split(Bar).Select(Made)]))];

    public string Scrub() => Scrub(Input);

    public string Scrub(string input) => Kind switch
    {
        "args" => string.Join(Bar, SecretScrubber.ScrubArguments(input.Split(Bar))),
        "env" => SecretScrubber.ScrubEnvironmentEntry(input),
        "text" => SecretScrubber.ScrubText(input),
        _ => throw new InvalidDataException($"corpus.tsv:{Line}: '{Kind}' is not args, env or text."),
    };

    /// <summary>Letters that look like a credential are not kept in a file: they are made here, the same each time.</summary>
    public static string Made(string text) => Placeholder().Replace(text, match => match.Groups[1].Value switch
    {
        "J" => $"eyJ{RandomText(new Random(3), 33, upperOnly: false)}.{RandomText(new Random(4), 60, upperOnly: false)}.{RandomText(new Random(5), 43, upperOnly: false)}",
        var kind => RandomText(new Random(kind[0]), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), kind == "U"),
    });

    public static string RandomText(Random random, int length, bool upperOnly)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz";
        string text = string.Concat(Enumerable.Range(0, length).Select(_ => Letters[random.Next(upperOnly ? 36 : Letters.Length)]));
        return text[..^1] + "7";   // Tokens without any digit would be words.
    }

    [GeneratedRegex(@"\{([AUJ]):?(\d*)\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
