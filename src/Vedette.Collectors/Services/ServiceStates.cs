using Vedette.Collectors.Cgroups;
using Vedette.Model.States;

namespace Vedette.Collectors.Services;

/// <summary>The services of the last call of systemctl, with what their cgroups take in this cycle.</summary>
/// <param name="reader">Run in the background by whoever runs this.</param>
/// <param name="files">Where the cgroups are.</param>
public sealed class ServiceStates(ServiceReader reader, HostFiles files) : IStateSource, ICollector, IServiceTable
{
    private static readonly EntityKind[] OwnKinds = [EntityKind.Service];

    // All of these are touched by the cycle only.
    private readonly CgroupHierarchies _hierarchies = new(files);
    private readonly byte[] _buffer = Cgroup.NewBuffer();
    private readonly Dictionary<string, ServiceUnit> _units = new(StringComparer.Ordinal);
    private int _cycle;

    private volatile IReadOnlyList<ServiceReading>? _services;

    public string Name => "systemd";

    public IReadOnlyList<EntityKind> Kinds => OwnKinds;

    /// <summary>As <see cref="ServiceReader.Services"/>, measured in the last cycle.</summary>
    public IReadOnlyList<ServiceReading>? Services => _services;

    public void Collect(ISampleSink sink)
    {
        _cycle++;
        if (reader.Services is not { } read)
        {
            _units.Clear();
            _services = null;
            return;
        }

        var measured = new ServiceReading[read.Count];
        for (int i = 0; i < measured.Length; i++)
        {
            ServiceUnit unit = Find(read[i].Name);
            measured[i] = unit.Measured(read[i], sink.MonotonicSeconds, Open);
            unit.Write(measured[i], sink);
        }

        ForgetUnloaded(measured.Length);
        _services = measured;
    }

    public void Report(IStateSink sink)
    {
        foreach (ServiceReading service in _services ?? [])
        {
            Describe(service, sink.Description);
            Tell(service, sink.Readings);
            sink.Add(EntityKind.Service, service.Name);
        }
    }

    private static void Describe(ServiceReading service, FieldWriter to)
    {
        to.Text(ServiceFields.Name, service.Name);
        to.Text(ServiceFields.Description, service.Description);
        to.Text(ServiceFields.Type, service.Type);
        to.Text(ServiceFields.LoadState, service.LoadState);
        to.Text(ServiceFields.ActiveState, service.ActiveState);
        to.Text(ServiceFields.SubState, service.SubState);
        to.Text(ServiceFields.UnitFileState, service.UnitFileState);
        to.Text(ServiceFields.FragmentPath, service.FragmentPath);
        to.Integer(ServiceFields.MainPid, service.MainPid);
        to.Integer(ServiceFields.Restarts, service.Restarts);
        to.Text(ServiceFields.Result, service.Result);
        to.Integer(ServiceFields.StateSince, service.StateSince?.ToUnixTimeMilliseconds());
        to.Integer(ServiceFields.StartedAt, service.StartedAt?.ToUnixTimeMilliseconds());
        to.Text(ServiceFields.Command, service.Command);
        to.Integer(ServiceFields.MemoryLimitBytes, service.MemoryLimitBytes);
        to.Integer(ServiceFields.ExitStatus, service.ExitStatus);
    }

    private static void Tell(ServiceReading service, FieldWriter to)
    {
        to.Number(ServiceFields.CpuPercent, service.CpuPercent);
        to.Number(ServiceFields.CpuSecondsTotal, service.CpuSecondsTotal);
        to.Integer(ServiceFields.MemoryBytes, service.MemoryBytes);
        to.Integer(ServiceFields.MemoryPeakBytes, service.MemoryPeakBytes);
        to.Integer(ServiceFields.Tasks, service.Tasks);
    }

    private Cgroup Open(string controlGroup) => new(_hierarchies.At(controlGroup), files.ProcRoot, _buffer, CgroupFigures.MemoryPeak);

    private ServiceUnit Find(string name)
    {
        if (!_units.TryGetValue(name, out ServiceUnit? unit))
        {
            _units.Add(name, unit = new ServiceUnit(name));
        }

        unit.LastSeen = _cycle;
        return unit;
    }

    private void ForgetUnloaded(int loaded)
    {
        if (_units.Count == loaded)
        {
            return;
        }

        foreach ((string name, ServiceUnit unit) in _units)
        {
            if (unit.LastSeen != _cycle)
            {
                _units.Remove(name);
            }
        }
    }
}
