using System.Diagnostics;
using System.Text;
using Vedette.Model.Scrubbing;

namespace Vedette.Model.Tests.Scrubbing;

public sealed class SecretScrubberTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<CorpusCase> Corpus = CorpusCase.Read();

    [Fact]
    public void Corpus_is_scrubbed_to_the_letter()
    {
        var misses = new List<string>();
        var alarms = new List<string>();
        var others = new List<string>();
        foreach (CorpusCase one in Corpus)
        {
            string got = one.Scrub();
            if (got == one.Wanted)
            {
                continue;
            }

            List<string> list = one.Secrets.Any(secret => got.Contains(secret, StringComparison.Ordinal)) ? misses : one.Secrets.Count == 0 ? alarms : others;
            list.Add($"corpus.tsv:{one.Line}: {one.Input} -> {got}, wanted {one.Wanted}");
        }

        output.WriteLine($"{Corpus.Count} cases, {Corpus.Count(c => c.Secrets.Count > 0)} with secrets: {misses.Count} missed, {alarms.Count} false alarms, {others.Count} hidden too much or too little.");
        Assert.True(Corpus.Count >= 150, $"The corpus has {Corpus.Count} cases.");
        Assert.True(misses.Count + alarms.Count + others.Count == 0, string.Join('\n', misses.Concat(alarms).Concat(others)));
    }

    [Fact]
    public void Random_secret_survives_in_no_form()
    {
        var random = new Random(20261121);
        CorpusCase[] forms = [.. Corpus.Where(c => c.Secrets.Any(IsFree))];
        Assert.True(forms.Length > 100);
        for (int i = 0; i < 20_000; i++)
        {
            CorpusCase form = forms[random.Next(forms.Length)];
            string planted = CorpusCase.RandomText(random, random.Next(8, 40), upperOnly: false);
            string input = form.Secrets.Where(IsFree).Aggregate(form.Input, (text, secret) => text.Replace(secret, planted, StringComparison.Ordinal));
            string got = form.Scrub(input);
            Assert.False(got.Contains(planted, StringComparison.Ordinal), $"corpus.tsv:{form.Line}: {input} -> {got}");
        }
    }

    [Fact]
    public void Scrubbing_twice_is_scrubbing_once()
    {
        var random = new Random(11);
        foreach (CorpusCase one in Corpus)
        {
            string once = one.Scrub();
            Assert.Equal(once, one.Scrub(once));
        }

        for (int i = 0; i < 20_000; i++)
        {
            string text = Mixed(random);
            string once = SecretScrubber.ScrubText(text);
            string twice = SecretScrubber.ScrubText(once);
            Assert.True(once == twice, $"{text}\n-> {once}\n-> {twice}");
        }
    }

    [Fact]
    public void Any_text_is_taken()
    {
        var random = new Random(12);
        for (int i = 0; i < 20_000; i++)
        {
            const string Marks = " -=:;&,\"'\\/@.keyAKIAeyJ{}[]\n";
            char[] text = new char[random.Next(0, 200)];
            for (int c = 0; c < text.Length; c++)
            {
                text[c] = random.Next(4) == 0 ? (char)random.Next(char.MaxValue + 1) : Marks[random.Next(Marks.Length)];
            }

            string input = new(text);
            SecretScrubber.ScrubText(input);
            SecretScrubber.ScrubEnvironmentEntry(input);
            SecretScrubber.ScrubArguments(input.Split(' '));
        }
    }

    [Theory]
    [InlineData("key=")]
    [InlineData("key=\"")]
    [InlineData("password: ")]
    [InlineData("a://")]
    [InlineData("a://b:c")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.")]
    [InlineData("-----BEGIN ")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("\"")]
    [InlineData("'\" ")]
    [InlineData("\\\"token\\\":\\\"")]
    [InlineData("bearer ")]
    [InlineData("ghp_")]
    [InlineData("eyJ-")]
    [InlineData("eyJa_A")]
    [InlineData("AKIA-")]
    [InlineData("a;b;")]
    [InlineData("token=;a=")]
    [InlineData("mysql -p ")]
    [InlineData("x.")]
    [InlineData("token[")]
    [InlineData("cookie:true ")]
    [InlineData("x-api-key:")]
    [InlineData("-H token: ")]
    [InlineData("a:@(")]
    [InlineData("@tcp(")]
    [InlineData("vault login ")]
    public void Time_grows_with_the_length_only(string unit)
    {
        // Operations cannot be counted from outside; quadratic work on this length would take a hundred times the limit.
        string text = new StringBuilder().Insert(0, unit, SecretScrubber.MostChars / unit.Length).ToString();
        SecretScrubber.ScrubText(unit);
        var took = new List<TimeSpan>();

        // The processor's time is all the process's: other tests may use it up beside this one, but not each time.
        while (took.Count < 5 && !took.Exists(t => t < TimeSpan.FromSeconds(2)))
        {
            took.Add(Took(text));
        }

        Assert.True(took[^1] < TimeSpan.FromSeconds(2), $"{unit}: {string.Join(", ", took)}");
    }

    private static TimeSpan Took(string text)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.UserProcessorTime;
        SecretScrubber.ScrubText(text);
        SecretScrubber.ScrubArguments(text.Split(' '));
        process.Refresh();
        return process.UserProcessorTime - before;
    }

    [Fact]
    public void Longer_text_is_cut_as_nobody_looked_at_its_end() =>
        Assert.Equal(SecretScrubber.MostChars, SecretScrubber.ScrubText(new string('a', SecretScrubber.MostChars + 10) + " token=abc").Length);

    [Fact]
    public void Unchanged_text_is_the_same_instance()
    {
        string[] arguments = ["/usr/bin/app", "--port", "80"];
        Assert.All(SecretScrubber.ScrubArguments(arguments).Zip(arguments), pair => Assert.Same(pair.Second, pair.First));
    }

    [Theory]
    [InlineData("TOKEN=abc", "TOKEN")]
    [InlineData("EMPTY=", "EMPTY")]
    [InlineData("NOTHING", "NOTHING")]
    public void Environment_name_stands_without_its_value(string entry, string name) => Assert.Equal(name, SecretScrubber.EnvironmentName(entry));

    // Not known by its own letters, as the longer ones of the corpus are: any other may stand there.
    private static bool IsFree(string secret) => secret.Contains("S9x", StringComparison.Ordinal) || (secret.Length < 16 && secret.All(char.IsAsciiLetterOrDigit));

    private static string Mixed(Random random)
    {
        var text = new StringBuilder();
        for (int part = random.Next(1, 5); part > 0; part--)
        {
            string input = Corpus[random.Next(Corpus.Count)].Input.Replace('¦', ' ');
            text.Append(random.Next(4) == 0 ? input[random.Next(input.Length)..] : input).Append(" ,;\"'\n"[random.Next(6)]);
        }

        return text.ToString();
    }
}
