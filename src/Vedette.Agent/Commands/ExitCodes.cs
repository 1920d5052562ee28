namespace Vedette.Agent.Commands;

/// <summary>What the program's end tells a script. Numbers are for ever; docs/formats/agent-config.md lists them.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Failure = 1;
    public const int BadUsage = 2;
    public const int ConsentMissing = 3;
    public const int NotEnrolled = 4;
}
