namespace Vedette.Agent.MetricsPage;

/// <summary>Where the collection loop leaves its last cycle for whoever shows it; may be asked from any thread.</summary>
internal interface ILastCycle
{
    /// <summary>Null before the first cycle.</summary>
    LastCycle? Current { get; }
}
