using Vedette.Storage.Control;

namespace Vedette.Server.Twin;

/// <summary>The changes of all hosts on one lane, page by page. Host by host, and of each only what can still come onto the page: what is kept is one page, whatever the fleet tells.</summary>
internal sealed class FleetChangeReader(ChangeReader changes)
{
    public FleetChangesReply Read(FleetChangeQuery query, CancellationToken stop)
    {
        var page = new FleetChangePage(query);
        var numbers = new Dictionary<long, int>();
        foreach (AgentRow host in query.Hosts)
        {
            stop.ThrowIfCancellationRequested();
            numbers.Clear();
            changes.Walk(host.Id, (page.FromMs, query.Range.FoldToMs), query.Kinds, change =>
            {
                int number = numbers.GetValueOrDefault(change.AtMs);
                numbers[change.AtMs] = number + 1;
                page.Take(new ChangePlace(change.AtMs, host.Id, number), host, change);
            }, stop);
        }

        return page.ToReply();
    }
}
