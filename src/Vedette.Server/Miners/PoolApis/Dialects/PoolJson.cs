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

    public static string? Text(JsonElement owner, string name) => Member(owner, name) is { } member ? Text(member) : null;

    private static string? Text(JsonElement member)
    {
        try
        {
            return member.ValueKind == JsonValueKind.String ? member.GetString() : null;
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

    /// <summary>A worker's name with the account before it that its pool says it is of: one of another account is not taken for its namesake here.</summary>
    public static string? NameUnder(JsonElement worker, string account, string name) => Text(worker, account) is { Length: > 0 } owner && Text(worker, name) is { } own ? $"{owner}.{own}" : Text(worker, name);

    public static bool? Flag(JsonElement owner, string name) => Member(owner, name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A number, or a text that is one.</summary>
    public static double? Number(JsonElement owner, string name) => Member(owner, name) is { } member ? Number(member) : null;

    public static double? Number(JsonElement member)
    {
        double number = double.NaN;
        bool isNumber = member.ValueKind switch
        {
            JsonValueKind.Number => member.TryGetDouble(out number),
            JsonValueKind.String => double.TryParse(Text(member), NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
        return isNumber && double.IsFinite(number) ? number : null;
    }

    /// <summary>Null for what cannot be a rate.</summary>
    public static double? Rate(double? hashesPerSecond) => hashesPerSecond is >= 0 and <= HighestRate ? hashesPerSecond : null;

    /// <summary>False where the name is none; the worker is left out then, which no list that claims to be whole may hide.</summary>
    public static bool IsName(string? name) => name is { Length: <= LongestName } && !name.Any(char.IsControl);
}
