using Vedette.Miners.Replies;

namespace Vedette.Miners.Families.Bitaxe;

/// <summary>Which of the family it is: makers of forks give a name, the Bitaxe itself only its chip and its board's version.</summary>
internal static class BitaxeModel
{
    /// <summary>A Bitaxe that gives a name gives its family's, without its own before it.</summary>
    private static readonly Dictionary<string, string> ByFamily = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Max"] = "Bitaxe Max", ["Ultra"] = "Bitaxe Ultra", ["Hex"] = "Bitaxe Ultra Hex", ["Supra"] = "Bitaxe Supra", ["SupraHex"] = "Bitaxe Supra Hex",
        ["Gamma"] = "Bitaxe Gamma", ["GammaDuo"] = "Bitaxe Gamma Duo", ["GammaTurbo"] = "Bitaxe Gamma Turbo",
    };

    public static string? Of(ReplyValue info)
    {
        if (info.First("deviceModel", "DeviceModel", "minerModel").Word is { } named) return ByFamily.GetValueOrDefault(named, named);
        var chips = info["asicCount"].SmallCount;
        var byChip = info["ASICModel"].Word?.ToUpperInvariant() switch
        {
            "BM1397" => "Max",
            "BM1366" => "Ultra",
            "BM1368" => "Supra",
            "BM1370" => "Gamma",
            _ => null,
        };
        var model = ByBoard(info["boardVersion"].Word) ?? (chips, byChip) switch
        {
            (6, { } chip) => chip + " Hex",
            (2, "Gamma") => "Gamma Duo",
            (_, { } chip) => chip,
            _ => null,
        };
        return model is null ? null : $"Bitaxe {model}";
    }

    private static string? ByBoard(string? version) => version switch
    {
        // The first ones were numbered otherwise.
        "2.2" => "Max",
        "0.11" => "Ultra",
        _ => ReplyNumber.ParseWhole(version) switch
        {
            102 => "Max",
            >= 201 and <= 207 => "Ultra",
            302 or 303 => "Ultra Hex",
            >= 400 and <= 403 => "Supra",
            >= 600 and <= 603 => "Gamma",
            650 => "Gamma Duo",
            701 or 702 => "Supra Hex",
            800 or 801 => "Gamma Turbo",
            _ => null,
        },
    };
}
