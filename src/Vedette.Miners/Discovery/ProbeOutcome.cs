namespace Vedette.Miners.Discovery;

public enum ProbeOutcome
{
    /// <summary>Nothing came, not even a refusal: most likely nobody is there.</summary>
    Silent,

    /// <summary>Somebody is there, and none of a miner's ports is open.</summary>
    Refused,

    /// <summary>A port that miners use is open: worth the question what it is.</summary>
    Candidate,

    /// <summary>This host could not ask: no route, no free socket.</summary>
    Failed,
}
