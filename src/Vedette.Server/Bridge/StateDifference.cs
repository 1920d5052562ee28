using System.Text.Json;
using System.Text.Json.Nodes;
using Vedette.Model.Scrubbing;

namespace Vedette.Server.Bridge;

/// <summary>
/// Compares two posted states under the words of DeepDiff, without regard to order, and without what differs all the time: the original compared times and usage, too, so that every state was a changed one.
/// Secrets are masked before anything is compared or kept.
/// </summary>
internal sealed class StateDifference
{
    private const int MostEntries = 1000;
    private const int DeepestLevel = 16;

    private static readonly HashSet<string> Volatile = new(StringComparer.Ordinal)
    {
        "timestamp", "uptime", "uptime_seconds", "usage_percent", "per_cpu", "used_gb", "free_gb", "available_gb", "percent", "swap_used_gb", "swap_percent", "cpu_percent", "memory_percent", "memory_info",
        "num_threads", "open_files", "connections", "io_counters", "bytes_sent", "bytes_recv", "packets_sent", "packets_recv", "errin", "errout", "dropin", "dropout", "temperature", "utilization_percent",
        "memory_used_mb", "memory_usage_bytes", "network_stats",
    };

    private readonly Dictionary<string, JsonObject> _words = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _added = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _removed = new(StringComparer.Ordinal);
    private int _entries;

    /// <summary>Null where nothing but readings differs.</summary>
    public static JsonObject? Between(JsonNode? before, JsonNode? after)
    {
        var difference = new StateDifference();
        difference.Compare("root", before, after);
        return difference.ToJson();
    }

    /// <summary>What is kept of a state for the next comparison.</summary>
    public static JsonNode? Lasting(JsonElement state) => Lasting(state, "", 0);

    private static JsonNode? Lasting(JsonElement value, string name, int level)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when level < DeepestLevel:
                var kept = new JsonObject();
                bool process = value.TryGetProperty("pid", out _) && value.TryGetProperty("cmdline", out _);
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    // A process sleeps and runs by turns; the status of a service is what it is.
                    if (!Volatile.Contains(property.Name) && !(process && property.Name is "status" or "environment"))
                    {
                        kept[property.Name] = Lasting(property.Value, property.Name, level + 1);
                    }
                }

                return kept;
            case JsonValueKind.Array when level < DeepestLevel:
                return new JsonArray([.. Items(value, name, level)]);
            case JsonValueKind.String:
                return JsonValue.Create(name == "cmdline" ? string.Join(' ', SecretMask.CommandLine(value.GetString()!)) : SecretScrubber.ScrubValue(name, value.GetString()!));
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                return JsonNode.Parse(value.GetRawText());
            default:
                return null;
        }
    }

    private static IEnumerable<JsonNode?> Items(JsonElement array, string name, int level)
    {
        if (name is not ("cmdline" or "environment" or "processes" or "services") || array.EnumerateArray().Any(e => e.ValueKind != JsonValueKind.String))
        {
            return array.EnumerateArray().Select(e => Lasting(e, name, level + 1));
        }

        string[] texts = [.. array.EnumerateArray().Select(e => e.GetString()!)];
        return (name switch
        {
            "environment" => texts.Select(SecretScrubber.EnvironmentName).ToArray(),
            "cmdline" => [.. SecretScrubber.ScrubArguments(texts)],
            // Lines of ps: the user, the number and the command last; the columns between are readings.
            "processes" => [.. texts.Select(LastingLine)],
            _ => [.. texts.Select(SecretScrubber.ScrubText)],
        }).Select(t => (JsonNode?)JsonValue.Create(t));
    }

    private static string LastingLine(string line)
    {
        string[] columns = line.Split(' ', 11, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return columns.Length < 11 ? "" : $"{columns[0]} {columns[1]} {string.Join(' ', SecretMask.CommandLine(columns[10]))}";
    }

    private void Compare(string path, JsonNode? before, JsonNode? after)
    {
        if (before is JsonObject was && after is JsonObject now)
        {
            CompareObjects(path, was, now);
        }
        else if (before is JsonArray some && after is JsonArray others)
        {
            CompareArrays(path, some, others);
        }
        else if (!JsonNode.DeepEquals(before, after))
        {
            bool sameType = before?.GetValueKind() == after?.GetValueKind();
            Add(sameType ? "values_changed" : "type_changes", path, sameType
                ? new JsonObject { ["new_value"] = after?.DeepClone(), ["old_value"] = before?.DeepClone() }
                : new JsonObject { ["old_type"] = TypeOf(before), ["new_type"] = TypeOf(after), ["old_value"] = before?.DeepClone(), ["new_value"] = after?.DeepClone() });
        }
    }

    private void CompareObjects(string path, JsonObject before, JsonObject after)
    {
        foreach ((string name, JsonNode? value) in after)
        {
            if (before.TryGetPropertyValue(name, out JsonNode? was))
            {
                Compare($"{path}['{name}']", was, value);
            }
            else
            {
                AddPath(_added, $"{path}['{name}']");
            }
        }

        foreach ((string name, _) in before)
        {
            if (!after.ContainsKey(name))
            {
                AddPath(_removed, $"{path}['{name}']");
            }
        }
    }

    private void CompareArrays(string path, JsonArray before, JsonArray after)
    {
        ILookup<string, int> places = Enumerable.Range(0, before.Count).ToLookup(i => Identity(before[i]), StringComparer.Ordinal);
        var left = places.ToDictionary(p => p.Key, p => new Queue<int>(p), StringComparer.Ordinal);
        for (int i = 0; i < after.Count; i++)
        {
            if (left.TryGetValue(Identity(after[i]), out Queue<int>? same) && same.TryDequeue(out int place))
            {
                Compare($"{path}[{place}]", before[place], after[i]);
            }
            else
            {
                Add("iterable_item_added", $"{path}[{i}]", after[i]?.DeepClone());
            }
        }

        foreach (int place in left.Values.SelectMany(q => q).Order())
        {
            Add("iterable_item_removed", $"{path}[{place}]", before[place]?.DeepClone());
        }
    }

    /// <summary>What makes two items of lists the same thing: a process by number and start, a service by type and name, a partition by its place; anything else by all it is.</summary>
    private static string Identity(JsonNode? item)
    {
        if (item is not JsonObject known)
        {
            return item?.ToJsonString() ?? "null";
        }

        foreach (string[] names in (string[][])[["pid", "create_time"], ["type", "name"], ["mountpoint"], ["index", "name"]])
        {
            if (names.All(known.ContainsKey))
            {
                return string.Join('\n', names.Select(n => known[n]?.ToJsonString()));
            }
        }

        return known.ToJsonString();
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => "dict",
        JsonValueKind.Array => "list",
        JsonValueKind.String => "str",
        JsonValueKind.Number => "float",
        JsonValueKind.True or JsonValueKind.False => "bool",
        _ => "NoneType",
    };

    private void Add(string word, string path, JsonNode? value)
    {
        if (_entries++ >= MostEntries)
        {
            return;
        }

        if (!_words.TryGetValue(word, out JsonObject? entries))
        {
            _words[word] = entries = [];
        }

        entries[path] = value;
    }

    private void AddPath(SortedSet<string> paths, string path)
    {
        if (_entries++ < MostEntries)
        {
            paths.Add(path);
        }
    }

    private JsonObject? ToJson()
    {
        if (_entries == 0)
        {
            return null;
        }

        var json = new JsonObject();
        foreach ((string word, JsonObject entries) in _words)
        {
            json[word] = entries;
        }

        AddList("dictionary_item_added", _added);
        AddList("dictionary_item_removed", _removed);
        return json;

        void AddList(string word, SortedSet<string> paths)
        {
            if (paths.Count > 0)
            {
                json[word] = new JsonArray([.. paths.Select(p => (JsonNode?)JsonValue.Create(p))]);
            }
        }
    }
}
