using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Vedette.Server.Bridge;
using Vedette.Server.Query;

namespace Vedette.Server.Miners.Document2;

/// <summary>One item of a sync, read without trust: a figure that is none, or impossible, is not known.</summary>
internal static class SyncItem
{
    private const int LongestText = 128;
    private const double Tera = 1e12;

    /// <summary>A zettahash per second is what all miners of the world are far from.</summary>
    private const double MostTerahashes = 1e9;

    public static string? Address(JsonElement item, out int port, SyncErrors errors, string place)
    {
        port = 0;
        string? text = JsonField.Text(item, "ip_address");
        if (text is null || !IPAddress.TryParse(text, out IPAddress? address) || !IsPlain(address, text))
        {
            errors.Add($"{place}: ip_address is '{Shortened(text)}'; needed is an IP address.");
            return null;
        }

        long? told = JsonField.Get(item, "port") is null ? 4028 : Whole(item, "port");
        if (told is not (>= 1 and <= 65535 and var known))
        {
            errors.Add($"{place}: port is '{Shortened(JsonField.Text(item, "port"))}'; needed is a number from 1 to 65535.");
            return null;
        }

        port = (int)known;
        return address.ToString();
    }

    /// <summary>What the agent discovered, over what was known; null fields leave what stands.</summary>
    public static SyncedMiner Discovered(JsonElement item, (string Address, int Port) at, SyncedMiner? known, long nowMs)
    {
        string? manufacturer = Text(item, "manufacturer");
        SyncedMiner miner = known ?? new SyncedMiner { Address = at.Address, Port = at.Port, Name = $"{manufacturer ?? "Unknown"}-{at.Address}", DiscoveredAtMs = nowMs };
        return miner with { Manufacturer = manufacturer ?? miner.Manufacturer, Model = Text(item, "model") ?? miner.Model, Name = Text(item, "name") ?? miner.Name };
    }

    /// <summary>Null where the moment is missing or impossible; the reason is among the errors.</summary>
    public static SyncedMiner? Measured(JsonElement item, SyncedMiner known, (long OldestMs, long NewestMs) bounds, SyncErrors errors)
    {
        string place = $"Miner {known.Address}:{known.Port}";
        string? moment = JsonField.Text(item, "timestamp");
        if (moment is null || !TimeParameter.TryParse(WithT(moment), out long atMs))
        {
            errors.Add($"{place}: timestamp is '{Shortened(moment)}'; needed is a moment such as 2026-01-31T12:00:00, skipping stats");
            return null;
        }

        if (atMs < bounds.OldestMs || atMs > bounds.NewestMs)
        {
            errors.Add($"{place}: timestamp is '{moment}', which is {(atMs > bounds.NewestMs ? "in the future" : "older than what is kept")}, skipping stats");
            return null;
        }

        return known with
        {
            CollectedAtMs = atMs,
            Hashrate = Figure(item, "hash_rate", MostTerahashes) * Tera,
            Accepted = Count(item, "accepted_shares"),
            Rejected = Count(item, "rejected_shares"),
            Temperature = Number(item, "temperature") is > -100 and < 400 and var celsius ? celsius : null,
            FanRpm = Figure(item, "fan_speed", 100_000),
            PowerWatts = Figure(item, "power_consumption", 1e6),
        };
    }

    /// <summary>A whole number, written as one or as a text; document 2's server takes both.</summary>
    public static long? Whole(JsonElement item, string name) => Number(item, name) is { } number && Math.Abs(number) < 9e15 && Math.Floor(number) == number ? (long)number : null;

    private static double? Number(JsonElement item, string name) =>
        JsonField.Number(item, name)
        ?? (JsonField.Get(item, name) is { ValueKind: JsonValueKind.String } text && double.TryParse(text.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null);

    private static double? Figure(JsonElement item, string name, double most) => Number(item, name) is >= 0 and var known && known <= most ? known : null;

    private static long? Count(JsonElement item, string name) => Number(item, name) is >= 0 and < 9e15 and var known ? (long)known : null;

    /// <summary>Four plain numbers: what else the system takes for an address (127.1, 010.0.0.1) would be kept as another one than was sent.</summary>
    private static bool IsPlain(IPAddress address, string text) => address.AddressFamily != AddressFamily.InterNetwork || address.ToString() == text;

    /// <summary>A moment may be written with a blank before the time.</summary>
    private static string WithT(string moment) => moment is [_, _, _, _, '-', _, _, '-', _, _, ' ', ..] ? $"{moment[..10]}T{moment[11..]}" : moment;

    private static string? Text(JsonElement item, string name) =>
        JsonField.Text(item, name)?.Trim() is { Length: > 0 } text ? new string([.. text.Where(c => !char.IsControl(c)).Take(LongestText)]) : null;

    private static string Shortened(string? text) => text is { Length: > 60 } ? text[..60] + "…" : text ?? "";
}
