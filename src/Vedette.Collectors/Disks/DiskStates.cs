using Vedette.Collectors.Files;
using Vedette.Collectors.Hardware;
using Vedette.Collectors.HostState;
using Vedette.Model.States;

namespace Vedette.Collectors.Disks;

/// <summary>The whole disks of the host as entities, with what they say of their health. Which there are is looked up once a minute.</summary>
internal sealed class DiskStates(HostFiles files, SmartReader smart) : IStateSource, IDisposable
{
    private const long FactsMilliseconds = 60 * 1000;
    private const double MilliPerDegree = 1000;

    private List<DiskFacts>? _disks;
    private long _readAtMs;

    public string Name => "disk-state";

    public IReadOnlyList<EntityKind> Kinds { get; } = [EntityKind.Disk];

    /// <exception cref="IOException">The disks cannot be listed, or have not been asked for their health yet.</exception>
    public void Report(IStateSink sink)
    {
        // Without it every start of this program would look as if the disks' health had gone and come back.
        IReadOnlyDictionary<string, SmartReading> health = smart.Current ?? throw new IOException("The disks have not been asked for their health yet.");
        if (_disks is null || Math.Abs(sink.TimestampMs - _readAtMs) >= FactsMilliseconds)
        {
            List<DiskFacts> found = Find();
            Dispose();
            _disks = found;
            _readAtMs = sink.TimestampMs;
        }

        foreach (DiskFacts disk in _disks)
        {
            Write(disk, health.GetValueOrDefault(disk.Name), sink);
        }
    }

    public void Dispose() => _disks?.ForEach(disk => disk.Temperature?.Dispose());

    private List<DiskFacts> Find()
    {
        // A container without /sys/block sees no disks.
        if (!Directory.Exists(files.Sys("block")))
        {
            return [];
        }

        var devices = new BlockDevices(files);
        return
        [
            .. devices.Disks.Select(name => new DiskFacts(name, devices.TemperatureFile(name) is { } sensor ? new NumberFile(sensor) : null)
            {
                Kind = devices.Kind(name),
                Model = devices.Model(name),
                Vendor = devices.Vendor(name),
                SerialHash = SerialHash.Of(devices.Serial(name)),
                SizeBytes = devices.SizeBytes(name),
                Firmware = devices.Firmware(name),
                Transport = devices.Transport(name),
            }),
        ];
    }

    private static void Write(DiskFacts disk, SmartReading? health, IStateSink sink)
    {
        FieldWriter description = sink.Description;
        description.Text(DiskFields.Name, disk.Name);
        description.Text(DiskFields.Kind, disk.Kind);
        description.Text(DiskFields.Model, disk.Model);
        description.Text(DiskFields.Vendor, disk.Vendor);
        description.Text(DiskFields.SerialHash, disk.SerialHash);
        description.Integer(DiskFields.SizeBytes, disk.SizeBytes);
        description.Text(DiskFields.FirmwareVersion, disk.Firmware);
        description.Text(DiskFields.Transport, disk.Transport);
        description.Text(DiskFields.SmartHealth, health?.Health);
        description.Text(DiskFields.SmartUnavailable, health?.Unavailable);
        FieldWriter readings = sink.Readings;
        readings.Number(DiskFields.TemperatureCelsius, disk.Temperature?.Read() / MilliPerDegree ?? health?.TemperatureCelsius);
        readings.Integer(DiskFields.PowerOnHours, health?.PowerOnHours);
        readings.Number(DiskFields.WearPercent, health?.WearPercent);
        readings.Integer(DiskFields.ReallocatedSectors, health?.ReallocatedSectors);
        readings.Integer(DiskFields.MediaErrors, health?.MediaErrors);
        readings.Number(DiskFields.SparePercent, health?.SparePercent);
        sink.Add(EntityKind.Disk, disk.Name);
    }
}
