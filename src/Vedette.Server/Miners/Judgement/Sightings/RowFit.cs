namespace Vedette.Server.Miners.Judgement.Sightings;

/// <summary>What a state is to those before it.</summary>
internal enum RowFit
{
    /// <summary>Continues its chain, or begins one.</summary>
    Next,

    /// <summary>Is known already, or older than what is known.</summary>
    Past,

    /// <summary>Builds on states that were not heard here: they have to be read from the store.</summary>
    NeedsPast,
}
