using System.Net;
using System.Text.Json;
using Vedette.Agent.Configuration;
using Vedette.Protocol.Actions;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Actions;

/// <summary>Understands the file, or says what is wrong with it: a key that is not known may have been meant as a restriction.</summary>
internal static class ActionPolicyParser
{
    private const int MostEntries = 256;
    private const int MostPerHour = 1000;
    private const int MostAtOnce = 16;
    private const int LongestBetween = 3600;
    private const int LongestUnderstood = 8;

    private static readonly string[] Keys = ["allow", "ranges", "most_per_hour", "most_at_once", "seconds_between", "pools"];

    public static PolicyReading Parse(ReadOnlySpan<byte> json, string path)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = LongestUnderstood });
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            if (reader.Read())
            {
                return PolicyReading.Off($"{path}: something follows the end of the object.");
            }

            return Understand(document.RootElement, out string problem) is { } policy ? new PolicyReading(policy, "") : PolicyReading.Off($"{path}: {problem}");
        }
        catch (JsonException e)
        {
            return PolicyReading.Off($"{path} is no JSON: line {e.LineNumber + 1}.");
        }
    }

    private static ActionPolicy? Understand(JsonElement root, out string problem)
    {
        problem = "";
        if (root.ValueKind != JsonValueKind.Object)
        {
            problem = "an object is needed.";
            return null;
        }

        var policy = new ActionPolicy();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty member in root.EnumerateObject())
        {
            if (!seen.Add(member.Name))
            {
                problem = $"'{member.Name}' stands there twice.";
                return null;
            }

            if (Take(policy, member, out problem) is not { } with)
            {
                return null;
            }

            policy = with;
        }

        problem = policy.Allowed.Count > 0 && policy.Ranges.Count == 0 ? "'ranges' must say for which addresses." :
            policy.Allowed.Contains(MinerActionKind.Pool) && policy.Pools.Count == 0 ? "'pools' must name the pools, as 'pool' is allowed." : "";
        return problem.Length == 0 ? policy : null;
    }

    private static ActionPolicy? Take(ActionPolicy policy, JsonProperty member, out string problem)
    {
        JsonElement value = member.Value;
        problem = "";
        switch (member.Name)
        {
            case "allow" when Texts(value) is { } names:
                return Kinds(names, out problem) is { } kinds ? policy with { Allowed = kinds } : null;
            case "ranges" when Texts(value) is { } ranges:
                return Networks(ranges, out problem) is { } networks ? policy with { Ranges = networks } : null;
            case "most_per_hour" when Number(value, 1, MostPerHour) is { } most:
                return policy with { MostPerHour = most };
            case "most_at_once" when Number(value, 1, MostAtOnce) is { } atOnce:
                return policy with { MostAtOnce = atOnce };
            case "seconds_between" when Number(value, 0, LongestBetween) is { } seconds:
                return policy with { Between = TimeSpan.FromSeconds(seconds) };
            case "pools" when value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= MostEntries:
                return Pools(value, out problem) is { } pools ? policy with { Pools = pools } : null;
            default:
                problem = Needed(member.Name);
                return null;
        }
    }

    private static string Needed(string key) => key switch
    {
        "allow" => $"'allow' must be a list of: {ActionNames.Known}.",
        "ranges" => "'ranges' must be a list of networks such as 10.0.0.0/24.",
        "most_per_hour" => $"'most_per_hour' must be a whole number from 1 to {MostPerHour}.",
        "most_at_once" => $"'most_at_once' must be a whole number from 1 to {MostAtOnce}.",
        "seconds_between" => $"'seconds_between' must be a whole number from 0 to {LongestBetween}.",
        "pools" => """'pools' must be a list of addresses, or of objects such as {"url": "stratum+tcp://pool.example:3333", "workers": "account.*"}.""",
        _ => $"'{key}' is not known{(NearestName.Of(key, Keys) is { } near ? $"; did you mean '{near}'?" : ".")}",
    };

    private static HashSet<MinerActionKind>? Kinds(List<string> names, out string problem)
    {
        problem = "";
        var kinds = new HashSet<MinerActionKind>();
        foreach (string name in names)
        {
            if (ActionNames.Parse(name) is not { } kind)
            {
                problem = $"'{name}' in 'allow' is not known; known are {ActionNames.Known}.";
                return null;
            }

            kinds.Add(kind);
        }

        return kinds;
    }

    private static List<IPNetwork>? Networks(List<string> texts, out string problem)
    {
        problem = "";
        var networks = new List<IPNetwork>();
        foreach (string text in texts)
        {
            // Some versions of the parser take an address within a network for the network: what was meant is not sure then.
            int slash = text.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0 || !IPNetwork.TryParse(text, out IPNetwork network) || !IPAddress.TryParse(text.AsSpan(0, slash), out IPAddress? first) || !first.Equals(network.BaseAddress))
            {
                problem = $"'{text}' in 'ranges' is no network such as 10.0.0.0/24, whose address is its first.";
                return null;
            }

            networks.Add(network);
        }

        return networks;
    }

    private static List<PoolPermission>? Pools(JsonElement list, out string problem)
    {
        var pools = new List<PoolPermission>();
        foreach (JsonElement item in list.EnumerateArray())
        {
            (string? url, string? workers) = item.ValueKind switch
            {
                JsonValueKind.String => (item.GetString(), null),
                JsonValueKind.Object when item.EnumerateObject().All(m => m.Name is "url" or "workers" && m.Value.ValueKind == JsonValueKind.String) => (Text(item, "url"), Text(item, "workers")),
                _ => (null, null),
            };
            if (url is null || !OrderRules.IsPlainText(url) || !url.Contains("://", StringComparison.Ordinal) || (workers is not null && !OrderRules.IsPlainText(workers.Replace("*", "x", StringComparison.Ordinal))))
            {
                problem = Needed("pools");
                return null;
            }

            pools.Add(new PoolPermission(url, workers));
        }

        problem = "";
        return pools;
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static List<string>? Texts(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > MostEntries)
        {
            return null;
        }

        var texts = new List<string>();
        foreach (JsonElement item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                return null;
            }

            texts.Add(item.GetString()!);
        }

        return texts;
    }

    private static int? Number(JsonElement value, int least, int most) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most ? number : null;
}
