using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Server.Bridge;

/// <summary>Hands entities to a tracker, section by section.</summary>
internal sealed class StateObserver(StateTracker tracker)
{
    private readonly FieldWriter _description = new();
    private readonly FieldWriter _readings = new();

    public void Observe(EntityKind kind, string key, Action<FieldWriter> description, Action<FieldWriter>? readings = null)
    {
        if (key.Length is 0 or > StateEncoder.MaxKeyBytes / 4)
        {
            return;
        }

        _description.Reset();
        description(_description);
        _readings.Reset();
        readings?.Invoke(_readings);
        tracker.Observe(kind, key, _description.Written, _readings.Written);
    }

    public void End(EntityKind kind) => tracker.EndKind(kind);
}
