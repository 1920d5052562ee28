using System.Text;
using Vedette.Collectors.Llm.Detection;

namespace Vedette.Collectors.Tests.Llm;

/// <summary>The classifier against every labelled command line. A wrong line is named; precision counts runtimes claimed, recall runtimes there.</summary>
public sealed class LlmCorpusTests(ITestOutputHelper output)
{
    private const double LeastPrecision = 0.98;
    private const double LeastRecall = 0.95;

    [Fact]
    public void Corpus_is_told_apart()
    {
        IReadOnlyList<CorpusLine> lines = CorpusLine.ReadAll("serving.tsv", "frameworks.tsv", "lookalikes.tsv");
        Assert.True(lines.Count >= 300, $"The corpus has {lines.Count} lines; 300 are needed for its numbers to mean something.");
        Measure(lines);
    }

    [Fact]
    public void Lines_written_after_the_rules_are_told_apart_as_well() => Measure(CorpusLine.ReadAll("held-out.tsv"));

    private void Measure(IReadOnlyList<CorpusLine> lines)
    {
        (CorpusLine Line, string Found, string Why)[] results = [.. lines.Select(line =>
        {
            LlmFinding? finding = LlmClassifier.Classify(line.Facts);
            return (line, finding?.Runtime ?? "none", finding is null ? "" : string.Join("; ", finding.Evidence));
        })];

        var report = new StringBuilder();
        foreach (string runtime in lines.Select(l => l.Expected).Where(e => e != "none").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            report.AppendLine(Score(results, runtime));
        }

        int right = results.Count(r => r.Found != "none" && r.Found == r.Line.Expected);
        int claimed = results.Count(r => r.Found != "none");
        int there = results.Count(r => r.Line.Expected != "none");
        double precision = (double)right / claimed;
        double recall = (double)right / there;
        report.AppendLine($"all of {results.Length} lines: precision {precision:F4} ({right} of {claimed} claimed), recall {recall:F4} ({right} of {there} there)");
        foreach ((CorpusLine line, string found, string why) in results.Where(r => r.Found != r.Line.Expected))
        {
            report.AppendLine($"MISS {line} -> {found} ({why})");
        }

        output.WriteLine(report.ToString());
        Assert.True(precision >= LeastPrecision && recall >= LeastRecall, "The classifier misses too much; the report above names each line.");
    }

    private static string Score((CorpusLine Line, string Found, string Why)[] results, string runtime)
    {
        int right = results.Count(r => r.Found == runtime && r.Line.Expected == runtime);
        int claimed = results.Count(r => r.Found == runtime);
        int there = results.Count(r => r.Line.Expected == runtime);
        string precision = claimed == 0 ? "-" : $"{(double)right / claimed:F3}";
        return $"{runtime,-24} precision {precision}, recall {(double)right / there:F3} ({there} lines)";
    }
}
