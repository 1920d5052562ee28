using Vedette.Model.Miners;

namespace Vedette.Miners.Errors;

/// <summary>
/// What makers mean by their codes, in plain words. A code that no table knows stays as it came, as a warning without a text: it is still an error that the miner reports.
/// </summary>
public static class VendorErrors
{
    private static readonly ErrorTable Whatsminer = new("errors.whatsminer.txt");
    private static readonly ErrorTable Antminer = new("errors.antminer.txt");
    private static readonly ErrorTable Innosilicon = new("errors.innosilicon.txt");
    private static readonly ErrorTable Avalon = new("errors.avalon.txt");

    /// <param name="vendor">As in <see cref="MinerIdentity.Vendor"/>.</param>
    /// <param name="code">As the device gives it. Of an Antminer also "fans" or "fans:1", the type and code of its own findings.</param>
    public static MinerError Describe(string vendor, string code)
    {
        var trimmed = code.Trim();
        return vendor switch
        {
            "whatsminer" => OfWhatsminer(trimmed),
            "antminer" => OfAntminer(trimmed),
            "innosilicon" => Plain(trimmed, Innosilicon.Find(trimmed)),
            "avalon" => Plain(trimmed, Avalon.Find(trimmed)),
            _ => Plain(trimmed, null),
        };
    }

    /// <summary>An Avalon's code is a sum of bits, each an error of its own; bits that nobody knows come together as one.</summary>
    /// <param name="boardSlot">Of the per-board code ECHU; null for the machine's ECMM.</param>
    public static IReadOnlyList<MinerError> DescribeAvalonBits(long bits, int? boardSlot = null) => Bits(bits, "", boardSlot);

    /// <summary>The first figure of an Avalon's PS array.</summary>
    public static IReadOnlyList<MinerError> DescribeAvalonPowerSupply(long bits) => Bits(bits, "ps:", null);

    private static List<MinerError> Bits(long bits, string prefix, int? boardSlot)
    {
        List<MinerError> errors = [];
        if (bits <= 0) return errors;
        var unknown = bits;
        for (var bit = 1L; bit <= 1L << 30; bit <<= 1)
        {
            if ((bits & bit) == 0 || Avalon.Find(prefix + bit) is not { } known) continue;
            unknown &= ~bit;
            errors.Add(Plain(prefix + bit, known) with { BoardSlot = boardSlot });
        }
        if (unknown != 0) errors.Add(Plain(prefix + unknown, null) with { BoardSlot = boardSlot });
        return errors;
    }

    private static MinerError OfWhatsminer(string code)
    {
        if (Whatsminer.Find(code) is { } exact) return Plain(code, exact);
        if (code.Length < 3 || code.Length > 8 || !code.All(char.IsAsciiDigit)) return Plain(code, null);
        // 52nccc: one chip of one board. Shorter ones with the same beginning are of the board alone.
        if (code.Length >= 4 && Whatsminer.Find(code[..2] + "n*") is { } ofChip)
        {
            return Numbered(code, ofChip, code[2] - '0', int.Parse(code[3..]));
        }
        // 85n1: what the factory asks of one level of performance.
        if (code.Length == 4 && Whatsminer.Find($"{code[..2]}n{code[3]}") is { } ofLevel) return Numbered(code, ofLevel, code[2] - '0', null);
        return Whatsminer.Find(code[..^1] + "n") is { } ofBoard ? Numbered(code, ofBoard, code[^1] - '0', null) : Plain(code, null);
    }

    private static MinerError OfAntminer(string code)
    {
        if (Antminer.Find(code) is { } exact) return Plain(code, exact);
        var colon = code.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1) return Plain(code, null);
        if (Antminer.Find(code[..colon]) is { } type) return Plain(code, type);
        return colon > 1 && int.TryParse(code[1..colon], out var slot) && Antminer.Find($"{code[0]}n{code[colon..]}") is { } ofBoard
            ? Numbered(code, ofBoard, slot, null)
            : Plain(code, null);
    }

    private static MinerError Plain(string code, KnownError? known) => known is null
        ? new MinerError { Code = code }
        : new MinerError { Code = code, Text = known.Text, Component = known.Component, Severity = known.Severity };

    private static MinerError Numbered(string code, KnownError known, int number, int? chip)
    {
        var error = Plain(code, known) with { Text = known.Text.Replace("{n}", $"{number}", StringComparison.Ordinal).Replace("{chip}", $"{chip}", StringComparison.Ordinal) };
        return known.Text.StartsWith("Board {n}", StringComparison.Ordinal) ? error with { BoardSlot = number } : error;
    }
}
