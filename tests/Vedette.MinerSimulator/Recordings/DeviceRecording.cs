using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Vedette.MinerSimulator.Recordings;

/// <summary>What one real device answered, as a file of Devices tells it; the README there gives the layout.</summary>
public sealed partial class DeviceRecording
{
    public const int RpcPort = 4028;
    public const int WebPort = 80;
    public const int WhatsminerPort = 4433;
    public const int VolcMinerPort = 8359;
    public const string NoAuthorization = "no Authorization";

    private DeviceRecording(string name) => Name = name;

    /// <summary>The file's name without its ending: bitmain-s21-stock-20240711.</summary>
    public string Name { get; }

    public string Vendor { get; private init; } = "";

    public string Model { get; private init; } = "";

    public string Firmware { get; private init; } = "";

    /// <summary>Where its cgminer-like interface listens; null where it has none.</summary>
    public int? RpcListener { get; private init; }

    /// <summary>By command, with the parameter behind a blank.</summary>
    public IReadOnlyDictionary<string, string> Rpc { get; private init; } = new Dictionary<string, string>();

    /// <summary>Ill-formed replies that were recorded beside the good ones, by command.</summary>
    public IReadOnlyDictionary<string, string> MalformedRpc { get; private init; } = new Dictionary<string, string>();

    public IReadOnlyList<RecordedWebReply> Web { get; private init; } = [];

    /// <summary>By request, as JSON text.</summary>
    public IReadOnlyDictionary<string, string> Whatsminer { get; private init; } = new Dictionary<string, string>();

    /// <summary>12 hexadecimal digits in lower case; null where no reply holds one.</summary>
    public string? Mac { get; private init; }

    /// <summary>Its web pages want a login.</summary>
    public bool WantsLogin => Web.Any(w => w.Case == NoAuthorization);

    public IReadOnlyList<int> Ports =>
        [.. Web.Select(w => w.Port).Concat(RpcListener is { } rpc ? [rpc] : []).Concat(Whatsminer.Count > 0 ? [WhatsminerPort] : []).Distinct().Order()];

    public static DeviceRecording Load(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement root = document.RootElement;
        JsonElement meta = root.GetProperty("_meta");
        string api = Text(meta, "api");
        Dictionary<string, string> rpc = Strings(root, "rpc");
        Dictionary<string, string> whatsminer = Strings(root, "v3_4433");
        RecordedWebReply[] web = [.. Members(root, "http").Select(ReadWeb)];
        return new DeviceRecording(Path.GetFileNameWithoutExtension(path))
        {
            Vendor = Text(meta, "vendor"),
            Model = Text(meta, "model"),
            Firmware = Text(meta, "firmware"),
            RpcListener = rpc.Count == 0 ? null : api.Contains("8359", StringComparison.Ordinal) ? VolcMinerPort : RpcPort,
            Rpc = rpc.Where(r => !IsVariant(r.Key)).ToDictionary(),
            MalformedRpc = rpc.Where(r => IsVariant(r.Key)).ToDictionary(r => r.Key[..r.Key.IndexOf(" (", StringComparison.Ordinal)], r => r.Value),
            Web = web,
            Whatsminer = whatsminer,
            Mac = FindMac([.. rpc.Values, .. web.Select(w => w.Body), .. whatsminer.Values]),
        };
    }

    public static IReadOnlyList<DeviceRecording> LoadFolder(string folder)
    {
        DeviceRecording[] all = [.. Directory.GetFiles(folder, "*.json").Where(f => !Path.GetFileName(f).StartsWith('_')).Order(StringComparer.Ordinal).Select(Load)];
        return all.Length > 0 ? all : throw new DirectoryNotFoundException($"{folder} holds no recorded device (*.json).");
    }

    public override string ToString() => Name;

    private static bool IsVariant(string command) => command.EndsWith(" (malformed variant)", StringComparison.Ordinal);

    private static RecordedWebReply ReadWeb(JsonProperty entry)
    {
        Match key = WebKey().Match(entry.Name);
        if (!key.Success)
        {
            throw new InvalidDataException($"'{entry.Name}' is no recorded request; needed is METHOD /path, with a port before and a case in brackets behind where there is one.");
        }

        Dictionary<string, string> headers = Strings(entry.Value, "headers");
        int port = key.Groups["port"].Success ? int.Parse(key.Groups["port"].Value, CultureInfo.InvariantCulture) : WebPort;
        return new RecordedWebReply(
            key.Groups["method"].Value, port, key.Groups["path"].Value, key.Groups["case"].Value, entry.Value.GetProperty("status").GetInt32(), headers, Text(entry.Value, "body"));
    }

    private static string? FindMac(IReadOnlyList<string> replies)
    {
        foreach (Regex form in new[] { SeparatedMac(), BareMac() })
        {
            foreach (string reply in replies)
            {
                if (form.Match(reply) is { Success: true } match)
                {
                    return match.Groups["mac"].Value.Replace(":", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
                }
            }
        }

        return null;
    }

    private static IEnumerable<JsonProperty> Members(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement map) ? map.EnumerateObject() : [];

    private static Dictionary<string, string> Strings(JsonElement parent, string name) => Members(parent, name).ToDictionary(m => m.Name, m => m.Value.GetString() ?? "");

    private static string Text(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";

    [GeneratedRegex(@"\A(?<method>[A-Z]+) (:(?<port>\d+))?(?<path>/[^ ]*)( [(\[](?<case>[^)\]]*)[)\]])?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WebKey();

    [GeneratedRegex("\"(?<mac>[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5})\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SeparatedMac();

    [GeneratedRegex("\"[Mm][Aa][Cc][A-Za-z_]*\":\"(?<mac>[0-9a-fA-F]{12})\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareMac();
}
