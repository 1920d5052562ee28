using System.Globalization;
using Vedette.Server.Fleet;
using Vedette.Storage.Control;

namespace Vedette.Server.Twin;

/// <summary>What a page of the fleet's changes is made of.</summary>
/// <param name="Range">Both ends are inside. What came a little later is folded too: what follows upon a removal decides what it was.</param>
/// <param name="After">The last place of the page before; null for the first page.</param>
/// <param name="Categories">Null = all.</param>
internal sealed record FleetChangeQuery((long FromMs, long ToMs, long FoldToMs) Range, ChangePlace? After, IReadOnlyList<AgentRow> Hosts, KindChoice Kinds, IReadOnlySet<string>? Categories, int Limit)
{
    /// <summary>A page folds what all hosts told of the range.</summary>
    public const long LongestRangeMs = 31L * 24 * 60 * 60 * 1000;

    private const int UsualLimit = 200;
    private const int MostLimit = 2000;

    /// <summary>Null where something is wrong with the request; <see cref="TwinQuery.Problem"/> says what.</summary>
    public static FleetChangeQuery? Read(IQueryCollection parameters, TwinQuery query, AgentRegistry agents, long nowMs)
    {
        ChangePlace? after = ChangePlace.TryParse(parameters["before"].ToString(), out ChangePlace place) ? place : null;
        long? before = after is null ? query.Moment("before") : null;
        long to = query.Moment("to") ?? nowMs;
        long from = query.Moment("from") ?? to - (24L * 60 * 60 * 1000);
        KindChoice kinds = query.Kinds("kinds", KindChoice.AllButProcesses);
        int limit = query.Limit(UsualLimit, MostLimit);
        HashSet<string>? categories = ReadCategories(parameters["category"].ToString(), query);
        List<AgentRow> hosts = ReadHosts(parameters["host"].ToString(), agents, query);
        if (from > to)
        {
            query.Refuse("from is after to.");
        }
        else if (to - from > LongestRangeMs)
        {
            query.Refuse("from and to are more than 31 days apart; ask for less, and page by before.");
        }

        long last = Math.Min(to, after?.AtMs ?? before - 1 ?? to);
        return query.Problem is null ? new FleetChangeQuery((from, last, Math.Min(to, last + RecreatedContainers.LongestGapMs)), after, hosts, kinds, categories, limit) : null;
    }

    private static HashSet<string>? ReadCategories(string text, TwinQuery query)
    {
        var chosen = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        if (chosen.FirstOrDefault(c => !ChangeRules.AllCategories.Contains(c)) is { } unknown)
        {
            query.Refuse($"category names '{unknown}'; known are {string.Join(", ", ChangeRules.AllCategories)}.");
        }

        return chosen.Count == 0 ? null : chosen;
    }

    private static List<AgentRow> ReadHosts(string text, AgentRegistry agents, TwinQuery query)
    {
        string[] chosen = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (chosen.Length == 0)
        {
            return [.. agents.All];
        }

        var hosts = new SortedDictionary<int, AgentRow>();
        ILookup<string, AgentRow> byName = agents.All.ToLookup(a => a.Name, StringComparer.OrdinalIgnoreCase);
        foreach (string word in chosen)
        {
            AgentRow? host = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? agents.Find(id) : null;
            host ??= byName[word].FirstOrDefault();
            if (host is null)
            {
                query.Refuse($"host names '{word}', which is no host.");
                break;
            }

            hosts[host.Id] = host;
        }

        return [.. hosts.Values];
    }
}
