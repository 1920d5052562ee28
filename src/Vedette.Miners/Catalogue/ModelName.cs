using System.Text;

namespace Vedette.Miners.Catalogue;

/// <summary>Brings the many spellings of one model's name to one: "Bitmain Antminer S19j Pro (Vnish 1.2.7)", "ANTMINER S19J PRO" and "s19jpro" are the same.</summary>
internal static class ModelName
{
    private static readonly string[] Makers =
        ["BITMAIN", "ANTMINER", "MICROBT", "WHATSMINER", "CANAAN", "AVALONMINER", "AVALON", "AURADINE", "TERAFLUX", "ICERIVER", "ELPHAPEX", "VOLCMINER", "HAMMER", "GOLDSHELL", "INNOSILICON", "BITAXE", "EPIC", "FLUMINER", "FUTUREBIT", "SEALMINER"];

    // What firmware appends to a name and what is no part of the model.
    private static readonly string[] Suffixes = [" AML", " HIVEON", " BB", " XIL", " CV", " EX", " PITBIT"];

    /// <summary>Letters, digits and plus signs in upper case, without the maker, brackets and what firmware adds.</summary>
    public static string Normalise(string name)
    {
        var text = name.Trim().ToUpperInvariant();
        var withoutPic = text.Contains("(88)", StringComparison.Ordinal) || text.Contains("NOPIC", StringComparison.Ordinal);
        text = CutAt(CutAt(text, '('), '\n');
        if (text.IndexOf(" V.", StringComparison.Ordinal) is > 0 and var version) text = text[..version].TrimEnd();
        foreach (var suffix in Suffixes)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal)) text = text[..^suffix.Length];
        }
        text = text.Replace("PLUS", "+", StringComparison.Ordinal).Replace("HYDRO", "HYD", StringComparison.Ordinal).Replace("NOPIC", "", StringComparison.Ordinal);
        var kept = Keep(text);
        return withoutPic ? kept + "NOPIC" : kept;
    }

    private static string CutAt(string text, char end) => text.IndexOf(end, StringComparison.Ordinal) is > 0 and var at ? text[..at] : text;

    private static string Keep(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter == '+') kept.Append(letter);
        }
        var name = kept.ToString();
        foreach (var maker in Makers)
        {
            if (name.Length > maker.Length && name.StartsWith(maker, StringComparison.Ordinal)) name = name[maker.Length..];
        }
        return name;
    }
}
