namespace Vedette.Agent.MetricsPage;

/// <summary>Hands a finished cycle from the collection loop to the page.</summary>
internal sealed class PublishedCycle : ILastCycle
{
    private LastCycle? _current;

    public LastCycle? Current => Volatile.Read(ref _current);

    public void Publish(LastCycle cycle) => Volatile.Write(ref _current, cycle);
}
