namespace Vedette.Collectors.Processes;

/// <summary>The kernel's letter as psutil's word.</summary>
internal static class ProcessStates
{
    public const string Zombie = "zombie";
    public const string Dead = "dead";

    public static string Word(byte letter) => (char)letter switch
    {
        'R' => "running",
        'S' => "sleeping",
        'D' => "disk-sleep",
        'T' => "stopped",
        't' => "tracing-stop",
        'Z' => Zombie,
        'X' or 'x' => Dead,
        'I' => "idle",
        'K' => "wake-kill",
        'W' => "waking",
        'P' => "parked",
        _ => "unknown",
    };
}
