using Vedette.Server.Audit;
using Vedette.Server.Errors;
using Vedette.Server.Miners.Places;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Roster;

/// <summary>One decision about many miners, for all of them or for none.</summary>
internal static class ManyMiners
{
    /// <summary>As many as a list shows.</summary>
    private const int Most = 10_000;

    public static async Task<IResult> DecideAsync(ManyMinerChoices body, HttpContext context, MinerRoster roster, PlaceBook places, AuditTrail audit)
    {
        if (body.MinerIds.Count is 0 or > Most)
        {
            return ApiError.BadRequest($"miner_ids has {body.MinerIds.Count} numbers; needed are 1 to {Most}.");
        }

        int[] ids = [.. body.MinerIds.Distinct()];
        foreach (int id in ids)
        {
            if (roster.Find(id) is not { } miner)
            {
                return None(id);
            }

            if (Problem(miner, body, places.Map) is { } problem)
            {
                return ApiError.BadRequest($"Miner {id}: {problem}");
            }
        }

        var changed = new List<MinerBefore>();
        PlaceOutcome outcome = await roster.DecideAsync(ids, miner => Decide(miner, body, changed), context.RequestAborted);
        if (outcome != PlaceOutcome.Done)
        {
            return ApiError.Conflict("The miners changed meanwhile; send it once more.");
        }

        if (changed.Count > 0)
        {
            await audit.RecordAsync(context, "miner.change", $"{Told(body)}: miners {string.Join(", ", changed.Select(m => m.MinerId))}");
        }

        return Results.Ok(new MinersChanged(changed));
    }

    public static RosteredMiner Apply(RosteredMiner miner, ManyMinerChoices choices)
    {
        var removed = (choices.TagsRemove ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return miner with
        {
            Tags = [.. miner.Tags.Where(t => !removed.Contains(t)).Concat(choices.TagsAdd ?? []).Distinct(StringComparer.OrdinalIgnoreCase)],
            IsPaused = choices.Paused ?? miner.IsPaused,
            PoolId = choices.ChangesPool ? choices.PoolId : miner.PoolId,
        };
    }

    private static RosteredMiner Decide(RosteredMiner miner, ManyMinerChoices choices, List<MinerBefore> changed)
    {
        RosteredMiner decided = Apply(miner, choices);
        if (decided.IsPaused != miner.IsPaused || decided.PoolId != miner.PoolId || !decided.Tags.SequenceEqual(miner.Tags, StringComparer.Ordinal))
        {
            changed.Add(MinerBefore.Of(miner));
        }

        return decided;
    }

    private static string? Problem(RosteredMiner miner, ManyMinerChoices choices, PlaceMap map) =>
        MinerDecision.TagProblem(choices.TagsAdd ?? []) ?? MinerDecision.TagProblem(choices.TagsRemove ?? []) ?? MinerDecision.Problem(Apply(miner, choices), map);

    private static string Told(ManyMinerChoices choices) => string.Join(
        "; ",
        new[]
        {
            choices.TagsAdd is { Count: > 0 } added ? $"tags added {string.Join(", ", added)}" : null,
            choices.TagsRemove is { Count: > 0 } removed ? $"tags removed {string.Join(", ", removed)}" : null,
            choices.Paused is bool paused ? (paused ? "paused" : "expected to hash") : null,
            choices.ChangesPool ? (choices.PoolId is int pool ? $"pool {pool}" : "pools of the site") : null,
        }.OfType<string>());

    private static ApiError None(int id) => ApiError.NotFound($"There is no miner {id}.");
}
