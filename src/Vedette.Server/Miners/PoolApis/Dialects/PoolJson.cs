using System.Globalization;
using System.Text.Json;

namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>Reads what pools send: numbers as texts, missing members, members of another kind. Nothing that comes makes it throw; what is not there is null.</summary>
internal static class PoolJson
{
    /// <summary>All miners of the world together are a thousandth of this.</summary>
    public const double HighestRate = 1e24;

    /// <summary>Longer names are nobody's.</summary>
    public const int LongestName = 200;

    /// <summary>A farm's account has some thousands.</summary>
    public const int MostWorkers = 20_000;

    public static JsonElement? Member(JsonElement owner, string name) => owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out JsonElement member) ? member : null;

    public static JsonElement? Object(JsonElement owner, string name) => Member(owner, name) is { ValueKind: JsonValueKind.Object } found ? found : null;

    public static JsonElement? Array(JsonElement owner, string name) => Member(owner, name) is { ValueKind: JsonValueKind.Array } found ? found : null;

    public static string? Text(JsonElement owner, string name)
    {
        if (Member(owner, name) is not { ValueKind: JsonValueKind.String } text)
        {
            return null;
        }

        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are no UTF-8.
            return null;
        }
    }

    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static bool? Flag(JsonElement owner, string name) => Member(owner, name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A number, or a text that is one.</summary>
    public static double? Number(JsonElement owner, string name)
    {
        double number = double.NaN;
        bool isNumber = Member(owner, name) switch
        {
            { ValueKind: JsonValueKind.Number } told => told.TryGetDouble(out number),
            { ValueKind: JsonValueKind.String } => double.TryParse(Text(owner, name), NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
        return isNumber && double.IsFinite(number) ? number : null;
    }

    /// <summary>Null for what cannot be a rate.</summary>
    public static double? Rate(double? hashesPerSecond) => hashesPerSecond is >= 0 and <= HighestRate ? hashesPerSecond : null;

    /// <summary>False where the name is none; the worker is left out then, which no list that claims to be whole may hide.</summary>
    public static bool IsName(string? name) => name is { Length: <= LongestName } && !name.Any(char.IsControl);
}
