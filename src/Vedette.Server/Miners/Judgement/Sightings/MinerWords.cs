namespace Vedette.Server.Miners.Judgement.Sightings;

/// <summary>The words that entities of miners use for states, pools and fans: those of the model's enumerations.</summary>
internal static class MinerWords
{
    public const string Mining = "mining";
    public const string Tuning = "tuning";
    public const string Starting = "starting";
    public const string Sleeping = "sleeping";
    public const string Stopped = "stopped";
    public const string Fault = "fault";
    public const string Unreachable = "unreachable";
    public const string AuthRequired = "auth_required";
    public const string PoolAlive = "alive";
    public const string PoolDead = "dead";
    public const string PoolDisabled = "disabled";
    public const string PowerSupplyFan = "psu";

    /// <summary>Of states and of vendors.</summary>
    public const string Unknown = "unknown";

    /// <summary>A device that tells no state may hash as well as one that says so.</summary>
    public static bool MayHash(string? state) => state is null || Is(state, Mining) || Is(state, Unknown);

    /// <summary>authRequired, AuthRequired and auth_required are one word.</summary>
    public static bool Is(string? said, string word)
    {
        int next = 0;
        foreach (char letter in said ?? "")
        {
            if (letter is '_' or ' ' or '-')
            {
                continue;
            }

            while (next < word.Length && word[next] == '_')
            {
                next++;
            }

            if (next == word.Length || char.ToLowerInvariant(letter) != word[next])
            {
                return false;
            }

            next++;
        }

        return said is not null && next == word.Length;
    }
}
