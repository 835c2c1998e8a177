import Text

print(PSString.of("spsh").string)
