using System.Globalization;

namespace Vedette.Server.Miners.Rows;

/// <summary>Reads query parameters one after the other; the first problem stands.</summary>
internal sealed class QueryWords
{
    /// <summary>More values of one parameter are nobody's choice.</summary>
    private const int MostValues = 500;

    private const int LongestSearch = 200;

    /// <summary>What is wrong, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Null = not given.</summary>
    public HashSet<string>? Set(string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var values = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (values.Count is 0 or > MostValues)
        {
            Problem ??= $"{name} has {values.Count} values; needed are 1 to {MostValues}.";
        }

        return values;
    }

    /// <summary>Null = not given.</summary>
    public HashSet<int>? Ids(string name, string? text)
    {
        if (Set(name, text) is not { } values)
        {
            return null;
        }

        var ids = new HashSet<int>();
        foreach (string value in values)
        {
            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
            {
                ids.Add(id);
            }
            else
            {
                Problem ??= $"{name} is '{value}'; needed are ids, separated by commas.";
            }
        }

        return ids;
    }

    public HashSet<string>? OneOf(string name, string? text, IReadOnlyCollection<string> known)
    {
        HashSet<string>? values = Set(name, text);
        if (values?.FirstOrDefault(v => !known.Contains(v)) is { } unknown)
        {
            Problem ??= $"{name} is '{unknown}'; known are {string.Join(", ", known)}.";
        }

        return values;
    }

    public int Number(string name, string? text, int otherwise, int least, int most)
    {
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
        {
            return number;
        }

        Problem ??= $"{name} is '{text}'; needed is a number from {least} to {most}.";
        return otherwise;
    }

    public string[] Words(string name, string? text)
    {
        if (text is { Length: > LongestSearch })
        {
            Problem ??= $"{name} has {text.Length} characters; at most {LongestSearch} are looked for.";
        }

        return text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    public void Refuse(string problem) => Problem ??= problem;
}
