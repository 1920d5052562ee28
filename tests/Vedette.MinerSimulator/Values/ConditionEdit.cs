using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Vedette.MinerSimulator.Recordings;

namespace Vedette.MinerSimulator.Values;

/// <summary>Makes of a working device's reply the one of a device that lost a board or sleeps.</summary>
internal static partial class ConditionEdit
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly HashSet<string> BoardLists = ["DEVS", "edevs", "chain", "chains", "hashboards", "childSolvers", "HBs", "HBStatus", "boards", "board-temperature"];
    private static readonly string[] MiningSections = ["SUMMARY", "STATS", "DEVS"];

    public static string Apply(string reply, MinerCondition condition, bool isWhatsminer)
    {
        if (condition == MinerCondition.Working)
        {
            return reply;
        }

        try
        {
            JsonNode? root = JsonNode.Parse(reply);
            return (condition == MinerCondition.Sleeping ? Asleep(root, isWhatsminer) : WithoutBoard(root))?.ToJsonString(Plain) ?? reply;
        }
        catch (JsonException)
        {
            return reply;   // A web page, or ill-formed on purpose.
        }
    }

    private static JsonNode? Asleep(JsonNode? root, bool isWhatsminer)
    {
        string[] sections = root is JsonObject o ? [.. MiningSections.Where(o.ContainsKey)] : [];
        if (sections.Length > 0 && isWhatsminer)
        {
            return new JsonObject { ["STATUS"] = "E", ["When"] = 1_700_000_000, ["Code"] = 132, ["Msg"] = "btminer process is down", ["Description"] = "" };
        }

        foreach (string section in sections)
        {
            root![section] = new JsonArray();
        }

        return root;
    }

    private static JsonNode? WithoutBoard(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                LoseNumberedChain(map);
                foreach ((string key, JsonNode? value) in map)
                {
                    if (value is JsonArray { Count: > 1 } list && BoardLists.Contains(key))
                    {
                        list.RemoveAt(list.Count - 1);
                    }

                    WithoutBoard(value);
                }

                break;
            case JsonArray list:
                foreach (JsonNode? element in list)
                {
                    WithoutBoard(element);
                }

                break;
        }

        return node;
    }

    /// <summary>chain_acn3, chain_rate3, temp_chip3 ...: the last that has chips.</summary>
    private static void LoseNumberedChain(JsonObject map)
    {
        int last = map.Select(m => ChipCount().Match(m.Key) is { Success: true } key && m.Value?.ToString() is not (null or "" or "0") ? int.Parse(key.Groups["board"].Value, CultureInfo.InvariantCulture) : -1)
            .DefaultIfEmpty(-1).Max();
        if (last < 0)
        {
            return;
        }

        foreach (string key in map.Select(m => m.Key).Where(k => ChainKey().Match(k) is { Success: true } match && match.Groups["board"].Value == last.ToString(CultureInfo.InvariantCulture)).ToArray())
        {
            map[key] = map[key]?.GetValueKind() == JsonValueKind.String ? "" : 0;
        }
    }

    [GeneratedRegex(@"\Achain_acn(?<board>\d+)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChipCount();

    [GeneratedRegex(@"\A(chain_(acn|acs|rate|hw)|temp|temp_chip|temp_pcb|temp2_)(?<board>\d+)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChainKey();
}
