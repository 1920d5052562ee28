namespace Vedette.Collectors.Sensors;

/// <summary>Temperatures, fans and power of the host's sensor chips. Which there are is looked up rarely: they come with a driver or a disk.</summary>
public sealed class SensorCollector(HostFiles files) : ICollector, IDisposable
{
    private const double FindSeconds = 60;

    private readonly SensorFinder _finder = new(files);
    private List<Sensor> _sensors = [];
    private double _foundAt = double.NegativeInfinity;

    public string Name => "hwmon";

    public void Collect(ISampleSink sink)
    {
        if (sink.MonotonicSeconds - _foundAt >= FindSeconds || sink.MonotonicSeconds < _foundAt)
        {
            _foundAt = sink.MonotonicSeconds;
            Dispose();
            _sensors = _finder.Find();
        }

        foreach (Sensor sensor in _sensors)
        {
            sensor.Write(sink);
        }
    }

    public void Dispose()
    {
        foreach (Sensor sensor in _sensors)
        {
            sensor.Dispose();
        }
    }
}
