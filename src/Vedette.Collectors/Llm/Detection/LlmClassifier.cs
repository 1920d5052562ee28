namespace Vedette.Collectors.Llm.Detection;

/// <summary>
/// Tells from what is known of one process whether it works with models, and why. The program's, module's or script's own name decides; mapped libraries, open model files, image and unit decide only
/// where the name says nothing, and support it otherwise. Pure: the corpus under tests/Vedette.Collectors.Tests/Llm/Corpus is its specification.
/// </summary>
internal static class LlmClassifier
{
    private const int MostFilesNamed = 4;

    public static LlmFinding? Classify(ProcessFacts facts)
    {
        if (ProgramCommand.Read(facts.Executable, facts.CommandLine) is not { } command)
        {
            return null;
        }

        Verdict? verdict = ByCommand(command, facts);
        if (verdict is null && !Bystanders.Includes(command, command.Wrapped ? null : facts.Executable))
        {
            verdict = ByEvidence(command, facts);
        }

        return verdict is null ? null : Finding(verdict, command, facts);
    }

    private static Verdict? ByCommand(ProgramCommand command, ProcessFacts facts) => command.Kind switch
    {
        ProgramKind.PythonModule => ByRule(KnownModules.Find(command.Name), command, $"module is {command.Name}") ?? ByTrainingArguments(command),
        ProgramKind.PythonScript => ByScript(command) ?? ByTrainingArguments(command),
        ProgramKind.PythonOther => null,
        _ => ByProgram(command, facts),
    };

    private static Verdict? ByScript(ProgramCommand command) =>
        ByRule(KnownScripts.Find(command.Name), command, $"script is {command.Name}")
        ?? (command.BaseName.EndsWith(".py", StringComparison.Ordinal) ? null : ByRule(KnownPrograms.Find(command.BaseName), command, $"program is {command.BaseName}"));

    private static Verdict? ByProgram(ProgramCommand command, ProcessFacts facts)
    {
        if (ProcessTitles.Find(command.Name) is { } titled)
        {
            return titled;
        }

        if (facts.Executable is { } executable && !command.Wrapped && ByRule(KnownPrograms.Find(ProgramCommand.BaseNameOf(executable)), command, $"executable is {ProgramCommand.BaseNameOf(executable)}") is { } byExecutable)
        {
            return byExecutable;
        }

        if (ByRule(KnownPrograms.Find(command.BaseName), command, $"executable is {command.BaseName}") is { } byName)
        {
            return byName;
        }

        string path = facts.Executable ?? command.Name;
        if (path.Contains("/.lmstudio/", StringComparison.Ordinal) || command.Arguments.Any(a => a.Contains("/.lmstudio/", StringComparison.Ordinal) && a.EndsWith(".js", StringComparison.Ordinal)))
        {
            return new Verdict(Runtimes.LmStudio, LlmRole.Worker, LlmConfidence.Likely, "runs from LM Studio's folder");
        }

        if (command.BaseName == "java" && command.Arguments.Contains("org.pytorch.serve.ModelServer", StringComparer.Ordinal))
        {
            return new Verdict("torchserve", LlmRole.Server, LlmConfidence.Certain, "class is org.pytorch.serve.ModelServer");
        }

        return ByModelArgument(command, facts.Executable);
    }

    /// <summary>A program nobody knows that is given a .gguf file as its model.</summary>
    private static Verdict? ByModelArgument(ProgramCommand command, string? executable)
    {
        if (Bystanders.Includes(command, command.Wrapped ? null : executable))
        {
            return null;
        }

        for (int i = 0; i + 1 < command.Arguments.Count; i++)
        {
            if (command.Arguments[i] is "-m" or "--model" or "-model" && command.Arguments[i + 1].EndsWith(".gguf", StringComparison.OrdinalIgnoreCase))
            {
                return new Verdict(Runtimes.LlamaCpp, LlmRole.Job, LlmConfidence.Possible, $"argument {command.Arguments[i]} {command.Arguments[i + 1]}");
            }
        }

        return null;
    }

    /// <summary>Options that only the trainers of Hugging Face, DeepSpeed and Megatron have.</summary>
    private static Verdict? ByTrainingArguments(ProgramCommand command)
    {
        foreach (string argument in command.Arguments)
        {
            string option = argument.Contains('=', StringComparison.Ordinal) ? argument[..argument.IndexOf('=', StringComparison.Ordinal)] : argument;
            string? runtime = option switch
            {
                "--model_name_or_path" or "--per_device_train_batch_size" or "--pretrained_model_name_or_path" => Runtimes.Transformers,
                "--deepspeed" or "--deepspeed_config" or "--tensor-model-parallel-size" => Runtimes.PyTorch,
                _ => null,
            };
            if (runtime is not null)
            {
                return new Verdict(runtime, LlmRole.Job, LlmConfidence.Likely, $"argument {option}");
            }
        }

        return null;
    }

    private static Verdict? ByEvidence(ProgramCommand command, ProcessFacts facts)
    {
        if (LibraryEvidence.Find(facts.Libraries) is { } byLibrary)
        {
            return byLibrary;
        }

        if (ModelFileNames.Find(facts.ModelFiles) is { } byFile)
        {
            return byFile;
        }

        return command.Kind is ProgramKind.Native ? null : Surroundings.Find(facts);
    }

    private static Verdict? ByRule(ProgramRule? rule, ProgramCommand command, string reason) =>
        rule?.RoleOf(command.Arguments) is { } role ? new Verdict(rule.Runtime, command.Wrapped ? LlmRole.Launcher : role, rule.Confidence, reason) : null;

    private static LlmFinding Finding(Verdict verdict, ProgramCommand command, ProcessFacts facts)
    {
        ModelArguments arguments = ModelArgumentReader.Read(verdict.Runtime, command.Arguments);
        List<string> evidence = [verdict.Reason];
        Add(evidence, arguments.Reason);
        foreach (string library in LibraryEvidence.Describe(facts.Libraries))
        {
            Add(evidence, library);
        }

        foreach (string file in facts.ModelFiles.Take(MostFilesNamed))
        {
            Add(evidence, ModelFileNames.Describe(file));
        }

        foreach (int port in facts.ListeningPorts.Take(MostFilesNamed))
        {
            Add(evidence, $"listens on {port}");
        }

        Add(evidence, Surroundings.RuntimeOfImage(facts.Image) == verdict.Runtime ? $"container image is {facts.Image}" : null);
        Add(evidence, Surroundings.RuntimeOfUnit(facts.Unit) == verdict.Runtime ? $"unit is {facts.Unit}" : null);
        return new LlmFinding(verdict.Runtime, verdict.Role, Weigh(verdict, evidence.Count, facts), evidence) { Arguments = arguments, ModelFiles = Files(arguments, facts) };
    }

    /// <summary>Two signs of different kinds that agree carry further than one.</summary>
    private static LlmConfidence Weigh(Verdict verdict, int signs, ProcessFacts facts)
    {
        bool seen = facts.ModelFiles.Count > 0 || facts.Libraries.Count > 0;
        return verdict.Confidence switch
        {
            LlmConfidence.Possible when signs > 1 && seen => LlmConfidence.Likely,
            LlmConfidence.Likely when facts.ModelFiles.Count > 0 && (facts.Libraries.Count > 0 || signs > 2) => LlmConfidence.Certain,
            LlmConfidence other => other,
        };
    }

    private static IReadOnlyList<string> Files(ModelArguments arguments, ProcessFacts facts)
    {
        if (facts.ModelFiles.Count > 0)
        {
            return facts.ModelFiles;
        }

        return arguments.ModelFile is { } file ? [file] : [];
    }

    private static void Add(List<string> evidence, string? sentence)
    {
        if (sentence is not null && !evidence.Contains(sentence, StringComparer.Ordinal))
        {
            evidence.Add(sentence);
        }
    }
}
