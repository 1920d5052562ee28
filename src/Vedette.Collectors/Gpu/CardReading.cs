namespace Vedette.Collectors.Gpu;

/// <summary>One card or MIG instance as last read. The object is filled anew at each reading by whoever talks to the driver.</summary>
internal sealed class CardReading(CardDescription description)
{
    private CardGauges _gauges;

    public CardDescription Description { get; set; } = description;

    public ref CardGauges Gauges => ref _gauges;

    public List<CardProcess> Processes { get; } = [];

    public void Clear()
    {
        _gauges = default;
        Processes.Clear();
    }
}
