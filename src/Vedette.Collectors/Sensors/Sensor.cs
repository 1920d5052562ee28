using Vedette.Collectors.Files;
using Vedette.Model.Series;

namespace Vedette.Collectors.Sensors;

/// <summary>One reading of one chip.</summary>
/// <param name="perUnit">What the kernel counts in a unit: thousandths of a degree, millionths of a watt.</param>
internal sealed class Sensor(string path, Labels series, double perUnit) : IDisposable
{
    private readonly NumberFile _file = new(path);

    /// <summary>A sensor that refuses (of a sleeping disk, an empty socket) is left out of the cycle.</summary>
    public void Write(ISampleSink sink) => sink.AddKnown(series, _file.Read() / perUnit);

    public void Dispose() => _file.Dispose();
}
