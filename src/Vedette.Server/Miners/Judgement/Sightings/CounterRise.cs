namespace Vedette.Server.Miners.Judgement.Sightings;

/// <summary>What was counted between two polls; <see cref="MinerReading.UnknownRise"/> where that is not known.</summary>
internal readonly record struct CounterRise(int Seconds, bool Restarted, int Accepted, int Rejected, int HardwareErrors)
{
    public static CounterRise Unknown { get; } = new(0, false, MinerReading.UnknownRise, MinerReading.UnknownRise, MinerReading.UnknownRise);
}
