using System.Text;
using Vedette.Collectors.Llm.Detection;
using Vedette.Testing;

namespace Vedette.Collectors.Tests.Llm;

/// <summary>One labelled command line: what it is, and what the classifier is shown of it.</summary>
internal sealed record CorpusLine(string File, int Number, string Expected, string CommandLine, ProcessFacts Facts)
{
    public static IReadOnlyList<CorpusLine> ReadAll(params string[] files) => [.. files.SelectMany(Read)];

    public override string ToString() => $"{File}:{Number} {Expected}: {CommandLine}";

    private static IEnumerable<CorpusLine> Read(string file)
    {
        string path = RepositoryRoot.File($"tests/Vedette.Collectors.Tests/Llm/Corpus/{file}");
        int number = 0;
        foreach (string line in System.IO.File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            string[] columns = line.Split('\t');
            if (columns.Length is < 2 or > 3)
            {
                throw new FormatException($"{path}:{number} has {columns.Length} columns; a label, a command line and perhaps more signs were needed.");
            }

            yield return new CorpusLine(file, number, columns[0], columns[1], FactsOf(columns[1], columns.Length == 3 ? columns[2] : ""));
        }
    }

    private static ProcessFacts FactsOf(string commandLine, string more)
    {
        Dictionary<string, string> signs = more.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        string? unknown = signs.Keys.FirstOrDefault(k => k is not ("exe" or "maps" or "holds" or "image" or "unit" or "ports"));
        Assert.True(unknown is null, $"A corpus line has the sign '{unknown}', which nobody reads.");
        return new ProcessFacts
        {
            Executable = signs.GetValueOrDefault("exe"),
            CommandLine = SplitWords(commandLine),
            Libraries = List(signs, "maps"),
            ModelFiles = List(signs, "holds"),
            Image = signs.GetValueOrDefault("image"),
            Unit = signs.GetValueOrDefault("unit"),
            ListeningPorts = [.. List(signs, "ports").Select(int.Parse)],
        };
    }

    private static string[] List(Dictionary<string, string> signs, string name) => signs.TryGetValue(name, out string? value) ? value.Split(',') : [];

    /// <summary>As a shell splits it: blanks part words, quotes of both kinds keep them together.</summary>
    private static string[] SplitWords(string line)
    {
        List<string> words = [];
        var word = new StringBuilder();
        char quote = '\0';
        bool any = false;
        foreach (char character in line)
        {
            if (quote != '\0' || character is '"' or '\'')
            {
                any = true;
                if (quote == '\0')
                {
                    quote = character;
                }
                else if (character == quote)
                {
                    quote = '\0';
                }
                else
                {
                    word.Append(character);
                }
            }
            else if (character != ' ')
            {
                word.Append(character);
            }
            else if (word.Length > 0 || any)
            {
                words.Add(word.ToString());
                word.Clear();
                any = false;
            }
        }

        if (word.Length > 0 || any)
        {
            words.Add(word.ToString());
        }

        return [.. words];
    }
}
