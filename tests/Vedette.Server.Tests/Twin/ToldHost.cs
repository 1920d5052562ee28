using Microsoft.Extensions.DependencyInjection;
using Vedette.Model.States;
using Vedette.Protocol.States;
using Vedette.Storage.States;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Tests.Twin;

/// <summary>A host whose state a test sets by hand and tells the server's store.</summary>
internal sealed class ToldHost(IServiceProvider services, int agentId)
{
    private readonly Dictionary<(EntityKind Kind, string Key), (byte[] Description, byte[] Readings)> _entities = [];
    private readonly IStateWriter _writer = services.GetRequiredService<IStateWriter>();
    private StateTracker _tracker = NewTracker();

    public int Id => agentId;

    public void Set(EntityKind kind, string key, Action<FieldWriter> description, Action<FieldWriter>? readings = null) =>
        _entities[(kind, key)] = (Section(description), readings is null ? [] : Section(readings));

    public void Remove(EntityKind kind, string key) => _entities.Remove((kind, key));

    /// <summary>The agent ends and starts anew.</summary>
    public void Restart() => _tracker = NewTracker();

    /// <param name="but">Kinds whose source has not spoken yet.</param>
    public async Task TellAsync(long atMs, params EntityKind[] but)
    {
        _tracker.Begin(atMs);
        foreach (((EntityKind kind, string key), (byte[] description, byte[] readings)) in _entities.Where(e => !but.Contains(e.Key.Kind)))
        {
            _tracker.Observe(kind, key, description, readings);
        }

        foreach (EntitySchema schema in EntitySchemas.All.Where(s => !but.Contains(s.Kind)))
        {
            _tracker.EndKind(schema.Kind);
        }

        AppendResult result = await _writer.AppendAsync(new PostedState(agentId, _tracker.Finish().ToArray(), atMs), ControlServer.Stop);
        Assert.Equal(1, result.StoredStates);
    }

    private static StateTracker NewTracker() => new(TimeSpan.FromHours(6));

    private static byte[] Section(Action<FieldWriter> write)
    {
        var writer = new FieldWriter();
        write(writer);
        return writer.Written.ToArray();
    }
}
