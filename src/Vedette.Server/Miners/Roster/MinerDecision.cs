using Vedette.Server.Fleet;
using Vedette.Server.Miners.Places;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Roster;

/// <summary>Puts a person's choices on a miner, and says what of them does not fit.</summary>
internal static class MinerDecision
{
    public const int MostTags = 32;
    public const int LongestTag = 64;

    public static RosteredMiner Apply(RosteredMiner miner, MinerChoices choices)
    {
        RosteredMiner decided = miner with
        {
            Name = choices.Has(nameof(choices.Name)) ? choices.Name : miner.Name,
            ContainerId = choices.Has(nameof(choices.ContainerId)) ? choices.ContainerId : miner.ContainerId,
            RackId = choices.Has(nameof(choices.RackId)) ? choices.RackId : miner.RackId,
            RackRow = choices.Has(nameof(choices.RackRow)) ? choices.RackRow : miner.RackRow,
            RackColumn = choices.Has(nameof(choices.RackColumn)) ? choices.RackColumn : miner.RackColumn,
            PoolId = choices.Has(nameof(choices.PoolId)) ? choices.PoolId : miner.PoolId,
            Tags = choices.Has(nameof(choices.Tags)) ? [.. (choices.Tags ?? []).Distinct(StringComparer.OrdinalIgnoreCase)] : miner.Tags,
            IsPaused = choices.Paused ?? miner.IsPaused,
        };

        // Out of a rack is out of its slot; into another one is out of the slot of the first, unless a new one is named; a rack says itself where it stands.
        bool moved = decided.RackId != miner.RackId;
        bool keepsSlot = decided.RackId is not null && (!moved || choices.Has(nameof(choices.RackRow)));
        decided = keepsSlot ? decided : decided with { RackRow = null, RackColumn = null };
        return moved && decided.RackId is not null && !choices.Has(nameof(choices.ContainerId)) ? decided with { ContainerId = null } : decided;
    }

    /// <summary>What is wrong, or null.</summary>
    public static string? Problem(RosteredMiner decided, PlaceMap map)
    {
        if (decided.Name is { } name && AgentNames.Problem(name) is { } problem)
        {
            return problem;
        }

        if (TagProblem(decided.Tags) is { } tags)
        {
            return tags;
        }

        if (decided.ContainerId is int container && map.Container(container)?.SiteId != decided.SiteId)
        {
            return $"There is no container {container} at the miner's site.";
        }

        if (decided.PoolId is int pool && (map.Pool(pool) is not { } known || (known.SiteId ?? decided.SiteId) != decided.SiteId))
        {
            return $"There is no pool {pool} for the miner's site.";
        }

        return SlotProblem(decided, map);
    }

    public static string? TagProblem(IReadOnlyList<string> tags)
    {
        if (tags.Count > MostTags)
        {
            return $"tags has {tags.Count} words; at most {MostTags} are kept.";
        }

        // The serializer checks that the list is there, not what is in it.
        if (tags.Any(t => t is null))
        {
            return "tags has a null; a tag is a text.";
        }

        return tags.FirstOrDefault(t => t.Length is 0 or > LongestTag || t.Trim().Length != t.Length || t.Any(c => char.IsControl(c) || c == ',')) is { } wrong
            ? $"tags has '{wrong}'; a tag has 1 to {LongestTag} characters, no comma and no blank at its ends."
            : null;
    }

    private static string? SlotProblem(RosteredMiner decided, PlaceMap map)
    {
        if (decided.RackId is not int id)
        {
            return decided.RackRow is null && decided.RackColumn is null ? null : "rack_row and rack_column need a rack_id.";
        }

        if (map.Rack(id) is not { } rack || rack.SiteId != decided.SiteId)
        {
            return $"There is no rack {id} at the miner's site.";
        }

        if (decided.RackRow is null != decided.RackColumn is null)
        {
            return "rack_row and rack_column go together.";
        }

        return decided is { RackRow: int row, RackColumn: int column } && (row < 0 || row >= rack.Rows || column < 0 || column >= rack.Columns)
            ? $"Slot {row}, {column} is outside rack '{rack.Name}', which has {rack.Rows} rows and {rack.Columns} columns, counted from 0."
            : null;
    }
}
