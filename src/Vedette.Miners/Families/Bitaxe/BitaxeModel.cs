using Vedette.Miners.Replies;

namespace Vedette.Miners.Families.Bitaxe;

/// <summary>Which of the family it is: makers of forks give a name, the Bitaxe itself only its chip and its board's version.</summary>
internal static class BitaxeModel
{
    public static string? Of(ReplyValue info)
    {
        if (info.First("deviceModel", "DeviceModel", "minerModel").Word is { } named) return named;
        var chips = info["asicCount"].SmallCount;
        var byChip = info["ASICModel"].Word?.ToUpperInvariant() switch
        {
            "BM1397" => "Max",
            "BM1366" => "Ultra",
            "BM1368" => "Supra",
            "BM1370" => "Gamma",
            _ => null,
        };
        var model = ByBoard(info["boardVersion"].Whole) ?? (chips, byChip) switch
        {
            (6, { } chip) => chip + " Hex",
            (2, "Gamma") => "Gamma Duo",
            (_, { } chip) => chip,
            _ => null,
        };
        return model is null ? null : $"Bitaxe {model}";
    }

    private static string? ByBoard(long? version) => version switch
    {
        102 or 11 => "Max",
        >= 201 and <= 207 => "Ultra",
        302 or 303 => "Ultra Hex",
        >= 400 and <= 403 => "Supra",
        >= 600 and <= 603 => "Gamma",
        650 => "Gamma Duo",
        701 or 702 => "Supra Hex",
        800 or 801 => "Gamma Turbo",
        _ => null,
    };
}
