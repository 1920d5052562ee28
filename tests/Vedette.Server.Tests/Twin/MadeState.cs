using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Tests.Twin;

/// <summary>A state that a test makes up, entity by entity.</summary>
internal sealed class MadeState
{
    private readonly List<TwinEntity> _entities = [];

    public static implicit operator TwinSnapshot(MadeState made) => new(1_789_000_000_000, 0, true, made._entities);

    public MadeState With(EntityKind kind, string key, Action<FieldWriter> description, Action<FieldWriter>? readings = null)
    {
        _entities.Add(new TwinEntity(kind, key, Section(description), readings is null ? [] : Section(readings)));
        return this;
    }

    public MadeState Card(string key, Action<FieldWriter> readings) => With(EntityKind.Gpu, key, d => d.Text(GpuFields.Model, "H100"), readings);

    /// <summary>A process of a host, and what it holds of card GPU-1.</summary>
    public MadeState Worker(int pid, int parent, string? unit = null, string? cgroup = null, string? container = null) => Process(pid, parent, "python3", unit, cgroup, container).Holder(pid, container: container);

    public MadeState Process(int pid, int parent, string name, string? unit = null, string? cgroup = null, string? container = null, params string[] commandLine) => With(EntityKind.Process, $"{pid}@7", d =>
    {
        d.Integer(ProcessFields.Pid, pid);
        d.Integer(ProcessFields.Ppid, parent);
        d.Text(ProcessFields.Name, name);
        d.TextList(ProcessFields.CommandLine, commandLine);
        d.Text(ProcessFields.Unit, unit);
        d.Text(ProcessFields.ContainerId, container);
        d.Text(ProcessFields.Cgroup, cgroup);
    });

    public MadeState Holder(int pid, string name = "python3", string type = "compute", string? container = null, long megabytes = 2048, int? idle = 0) => With(
        EntityKind.GpuProcess,
        $"GPU-1/{pid}",
        d =>
        {
            d.Text(GpuProcessFields.Gpu, "GPU-1");
            d.Integer(GpuProcessFields.Pid, pid);
            d.Text(GpuProcessFields.Name, name);
            d.Text(GpuProcessFields.Type, type);
            d.Flag(GpuProcessFields.Alive, true);
            d.Text(GpuProcessFields.ContainerId, container);
        },
        r =>
        {
            r.Integer(GpuProcessFields.MemoryBytes, megabytes << 20);
            r.Integer(GpuProcessFields.IdleSeconds, idle);
        });

    private static byte[] Section(Action<FieldWriter> write)
    {
        var writer = new FieldWriter();
        write(writer);
        return writer.Written.ToArray();
    }
}
