using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Vedette.Server.Miners.Judgement;
using Vedette.Server.Miners.Judgement.Wording;
using Vedette.Server.Tests.Twin;
using Vedette.Server.Twin;
using Vedette.Testing;

namespace Vedette.Server.Tests.Miners.Wording;

/// <summary>The portal says in four languages what the server says in English. What it needs to know for that is a file of samples: this test holds it to the server, the portal's own tests hold its words to the file.</summary>
public sealed class SampleTests
{
    private const string Committed = "portal/src/shared/statements/samples.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        IndentSize = 2,
    };

    [Fact]
    public void Every_phrase_is_said_by_a_sample()
    {
        var said = SaidOnce.Statements().Select(s => s.Phrase!.Value).Concat(SaidOnce.Clauses().Select(c => c.Phrase)).ToHashSet();

        Assert.Empty(Enum.GetValues<Phrase>().Except(said));
    }

    [Fact]
    public void The_documentation_has_every_phrase_and_no_other_word()
    {
        string page = File.ReadAllText(RepositoryRoot.File("docs/formats/miners-api.md"));
        string section = page[page.IndexOf("## Statements", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", StringComparison.Ordinal)];
        var told = Regex.Matches(section, "`([a-z_]+)`", RegexOptions.None, TimeSpan.FromSeconds(30)).Select(m => m.Groups[1].Value).ToHashSet();
        string[] phrases = [.. Enum.GetValues<Phrase>().Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.ToString()))];
        IEnumerable<string> facts = SaidOnce.Statements().SelectMany(s => s.Facts.Keys).Concat(SaidOnce.Clauses().SelectMany(c => c.Facts.Keys));

        Assert.Empty(phrases.Except(told));
        Assert.Empty(told.Except(phrases).Except(facts).Except(typeof(FindingTypes).GetFields().Select(f => (string)f.GetRawConstantValue()!)).Except(["phrase", "facts", "evidence", "clauses", "null", "pool_hashrate"]));
    }

    [Fact]
    public void Every_kind_of_finding_of_a_card_is_a_sample() =>
        Assert.Empty(Enum.GetValues<GpuFindingKind>().Except(WastedCards.Findings().Select(f => f.Kind)));

    [Fact]
    public void The_portals_samples_are_what_the_server_says()
    {
        var samples = new JsonArray(
        [
            .. SaidOnce.Statements().Select(s => Sample(s.Phrase!.Value, s.Sentence, s.Facts, s.Clauses)),
            .. SaidOnce.Clauses().DistinctBy(c => (c.Phrase, c.Text)).Select(c => Sample(c.Phrase, c.Text, c.Facts, [])),
            .. WastedCards.Findings().Select(f => Sample(f.Kind, f.Title, f.Facts, [])),
        ]);
        string live = RepositoryRoot.File("artifacts/statement-samples.json");
        Directory.CreateDirectory(Path.GetDirectoryName(live)!);
        File.WriteAllText(live, samples.ToJsonString(Json) + "\n");
        string committed = RepositoryRoot.File(Committed);

        Assert.True(
            File.Exists(committed) && JsonNode.DeepEquals(JsonNode.Parse(samples.ToJsonString(Json)), JsonNode.Parse(File.ReadAllText(committed))),
            $"{Committed} is not what the server says. Refresh it, then the words of its four languages: cp artifacts/statement-samples.json {Committed} && npm --prefix portal run test -- statements");
    }

    private static JsonObject Sample<TPhrase>(TPhrase phrase, string text, IReadOnlyDictionary<string, object?> facts, IReadOnlyList<Clause> clauses) => new()
    {
        ["phrase"] = JsonSerializer.SerializeToNode(phrase, Json),
        ["text"] = text,
        ["facts"] = JsonSerializer.SerializeToNode(facts, Json),
        ["clauses"] = JsonSerializer.SerializeToNode(clauses, Json),
    };
}
