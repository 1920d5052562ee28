namespace Vedette.Collectors.Llm.Detection;

internal enum ProgramKind
{
    Native,

    /// <summary>python -m MODULE.</summary>
    PythonModule,

    /// <summary>A script or an installed entry point.</summary>
    PythonScript,

    /// <summary>python -c, or without anything: what it does cannot be seen.</summary>
    PythonOther,
}
