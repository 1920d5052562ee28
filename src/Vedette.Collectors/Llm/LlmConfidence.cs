namespace Vedette.Collectors.Llm;

/// <summary>How far the evidence carries. Written as its name in lower case.</summary>
public enum LlmConfidence
{
    /// <summary>One weak sign: a model file held open by a program nobody knows.</summary>
    Possible = 1,

    /// <summary>A sign that has other readings: a generic program name with a model file as its argument, a mapped library.</summary>
    Likely = 2,

    /// <summary>The program, module or process title of the runtime itself.</summary>
    Certain = 3,
}
