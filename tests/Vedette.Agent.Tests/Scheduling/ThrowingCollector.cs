using Vedette.Collectors;
using Vedette.Model.Series;

namespace Vedette.Agent.Tests.Scheduling;

/// <summary>Writes one sample per cycle, and throws instead while told to.</summary>
internal sealed class ThrowingCollector(string name) : ICollector
{
    private readonly Labels _series = Labels.Create($"test_{name}");

    public bool Throws { get; set; }

    public int Calls { get; private set; }

    public string Name => name;

    public void Collect(ISampleSink sink)
    {
        Calls++;
        if (Throws)
        {
            throw new IOException("gone\nbad");
        }

        sink.Add(_series, Calls);
    }
}
