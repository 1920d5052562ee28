using Vedette.Storage.Control;

namespace Vedette.Server.Twin;

/// <summary>The newest changes that were taken so far, as many as a page has and one more: that one tells of another page.</summary>
internal sealed class FleetChangePage(FleetChangeQuery query)
{
    private readonly SortedSet<ChangePlace> _places = [];
    private readonly Dictionary<ChangePlace, FleetChange> _changes = [];

    /// <summary>What is older has no place any more.</summary>
    public long FromMs => IsFull ? Math.Max(query.Range.FromMs, _places.Max.AtMs) : query.Range.FromMs;

    private bool IsFull => _places.Count > query.Limit;

    public void Take(ChangePlace place, AgentRow host, TimelineChange change)
    {
        bool isOnPageBefore = query.After is { } last && place.CompareTo(last) <= 0;
        if (isOnPageBefore || change.AtMs > query.Range.ToMs || (IsFull && place.CompareTo(_places.Max) > 0) || query.Categories?.Contains(change.Category) == false)
        {
            return;
        }

        _places.Add(place);
        _changes[place] = FleetChange.Of(host.Id, host.Name, change);
        if (_places.Count > query.Limit + 1)
        {
            _changes.Remove(_places.Max);
            _places.Remove(_places.Max);
        }
    }

    public FleetChangesReply ToReply()
    {
        ChangePlace[] shown = [.. _places.Take(query.Limit)];
        return new FleetChangesReply([.. shown.Select(place => _changes[place])], IsFull ? shown[^1].ToString() : null);
    }
}
