using Vedette.Storage.Control;

namespace Vedette.Server.Actions;

/// <summary>Makes runs of what people ask for.</summary>
internal sealed class MinerActionRuns(IMinerActionStore store, IMinerRoster roster, FirmwareCheck firmware, MinerActionDispatcher dispatcher, TimeProvider clock)
{
    /// <summary>Stored with its items before anything is sent; or what is wrong.</summary>
    public async Task<(MinerActionRun? Run, IReadOnlyList<MinerActionItem> Items, RunProblem? Problem)> AddAsync(NewMinerAction wanted, RunAuthor author, int? retryOf, CancellationToken stop)
    {
        if (MinerActionRules.Problem(wanted) is { } problem)
        {
            return (null, [], new RunProblem(400, problem));
        }

        IReadOnlyList<RosteredMiner> all = await roster.ListAsync(stop);
        Dictionary<int, RosteredMiner> byId = all.ToDictionary(m => m.Id);
        int[] ids = [.. wanted.MinerIds.Distinct()];
        if (ids.Where(id => !byId.ContainsKey(id)).Cast<int?>().FirstOrDefault() is { } missing)
        {
            return (null, [], new RunProblem(400, $"There is no miner {missing}."));
        }

        RosteredMiner[] miners = [.. ids.Select(id => byId[id])];
        if (await firmware.ProblemAsync(miners, MinerOrders.WordOf(wanted.Action, wanted.Arguments), stop) is { } unfit)
        {
            return (null, [], new RunProblem(400, unfit));
        }

        HashSet<int> sites = [.. miners.Select(m => m.SiteId)];
        if (BlastLimit.Problem(miners.Length, all.Count(m => m.GoneAtMs is null && sites.Contains(m.SiteId)), wanted.Confirm) is { } tooMany)
        {
            return (null, [], new RunProblem(409, tooMany));
        }

        MinerActionRun run = await store.AddAsync(NewRun(wanted, author, retryOf), [.. miners.Select(m => new MinerActionItem { MinerId = m.Id, SiteId = m.SiteId, AgentId = m.AgentId, MinerKey = m.Key })], stop);
        dispatcher.Wake();
        return (run, await store.ItemsAsync(run.Id, stop), null);
    }

    /// <summary>A new run over those of an ended one that were not done, but for those whose firmware has no way for it.</summary>
    public async Task<(MinerActionRun? Run, IReadOnlyList<MinerActionItem> Items, RunProblem? Problem)> RetryAsync(MinerActionRun former, RetryMinerAction wanted, RunAuthor author, CancellationToken stop)
    {
        if (MinerActionRules.ReasonProblem(wanted.Reason) is { } problem)
        {
            return (null, [], new RunProblem(400, problem));
        }

        IReadOnlyList<MinerActionItem> items = await store.ItemsAsync(former.Id, stop);
        if (items.Any(i => i.State is MinerActionState.Waiting or MinerActionState.Sent))
        {
            return (null, [], new RunProblem(409, "The run has not ended yet."));
        }

        int[] failed =
        [
            .. items.Where(i => i.State is MinerActionState.Refused or MinerActionState.Expired or MinerActionState.Cancelled || (wanted.IncludeUnknown && i.State == MinerActionState.Unknown)).Select(i => i.MinerId),
        ];
        (int[] again, string? unfit) = await FitAsync(former, failed, stop);
        if (again.Length == 0)
        {
            return (null, [], new RunProblem(409, unfit ?? "Nothing of the run is left to be done again; where it is not known what was done, say include_unknown."));
        }

        // Who meant all that failed means these, too.
        string? confirm = wanted.Confirm == $"{failed.Length}" ? $"{again.Length}" : wanted.Confirm;
        var next = new NewMinerAction(MinerOrders.NameOf(former), again, wanted.Reason, MinerOrders.Arguments(former), former.IsDryRun, former.StaggerSeconds, confirm);
        return await AddAsync(next, author, former.Id, stop);
    }

    private async Task<(int[] Fit, string? Problem)> FitAsync(MinerActionRun former, int[] failed, CancellationToken stop)
    {
        HashSet<int> wanted = [.. failed];
        RosteredMiner[] miners = [.. (await roster.ListAsync(stop)).Where(m => wanted.Contains(m.Id))];
        string word = MinerOrders.WordOf(MinerOrders.NameOf(former), MinerOrders.Arguments(former));
        IReadOnlyList<int> unfit = await firmware.UnfitAsync(miners, word, stop);
        return ([.. failed.Except(unfit)], FirmwareCheck.Problem(unfit, word));
    }

    private MinerActionRun NewRun(NewMinerAction wanted, RunAuthor author, int? retryOf) => new()
    {
        Action = MinerOrders.NameOf(wanted.Action),
        Arguments = MinerOrders.Write(wanted.Arguments),
        IsDryRun = wanted.DryRun,
        StaggerSeconds = wanted.StaggerSeconds ?? MinerActionRules.DefaultStaggerSeconds,
        Reason = wanted.Reason,
        CreatedBy = author.Name,
        CreatedFrom = author.Address,
        CreatedAtMs = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        RetryOf = retryOf,
    };
}
